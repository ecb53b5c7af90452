import type { ClockMode, OrganizationId } from "@redial/kernel";
import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { bestTimes, type BestTimes } from "../domain/best-times";
import { BestTimesType } from "./best-times.type";
import { ClockModeEnum } from "./enums";
import { SegmentInput } from "./segment.input";

/** Reads the heat map of an organization as it is now. */
export type ReadBestTimes = (organizationId: OrganizationId, clock: ClockMode, segment?: { key: string; value: string }) => Promise<BestTimes>;

/** Where nobody has learned anything. */
export const nothingLearned: ReadBestTimes = (_, clock) => Promise.resolve(bestTimes(clock, [], null));

/** Answers the heat map of the week. */
@Resolver()
export class BestTimesResolver {
  constructor(private readonly read: ReadBestTimes) {}

  @Needs("viewer")
  @Query(() => BestTimesType, { description: "When people answer: the heat map of the week, as it is now, and the rates by which ladder steps `{\"bestTime\":{\"within\":\"P2D\"}}` choose their hour." })
  bestTimes(
    @Arg("clock", () => ClockModeEnum, { defaultValue: "real_time", description: "Of executions by which clock. What simulated people do on virtual clocks teaches nothing about real ones." }) clock: ClockMode,
    @Arg("segment", () => SegmentInput, { nullable: true, description: "Of one segment of the contacts only, drawn towards the hours of all by as much as it saw few attempts; without a value, or left out: of all. Rates are published by region." }) segment: SegmentInput | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<BestTimes> {
    return this.read(identity.organizationId, clock, segment && typeof segment.value === "string" ? { key: segment.key, value: segment.value } : undefined);
  }
}
