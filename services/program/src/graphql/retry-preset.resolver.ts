import { Needs } from "@redial/platform";
import { Arg, Query, Resolver } from "type-graphql";
import type { RetryPreset } from "../domain/retry-presets";
import type { ListRetryPresets } from "../usecases/list-retry-presets";
import { RetryPresetType } from "./retry-preset.type";

/** Retry strategies to begin with. */
@Resolver(() => RetryPresetType)
export class RetryPresetResolver {
  constructor(private readonly list: ListRetryPresets) {}

  @Needs("viewer")
  @Query(() => [RetryPresetType], { description: "The retry strategies that the user guide recommends, in its order." })
  retryPresets(
    @Arg("startAt", () => String, { nullable: true, description: "What dates count from, ISO 8601 with a zone: the startAt of your program; default: now." }) startAt: string | null | undefined,
  ): readonly RetryPreset[] {
    return this.list(startAt ?? null);
  }
}
