import { Needs, type RequestContext } from "@redial/platform";
import { Ctx, Query, Resolver } from "type-graphql";
import type { CarrierRecords } from "../store/carrier-records";
import type { Carriers } from "../usecases/ports";
import { CarrierType } from "./carrier.type";

/** Answers the carriers of this installation. */
@Resolver()
export class CarriersResolver {
  constructor(
    private readonly carriers: Carriers,
    private readonly records: CarrierRecords,
  ) {}

  @Needs("viewer")
  @Query(() => [CarrierType], { name: "carriers", description: "The carriers that programs may name." })
  async all(@Ctx() { identity }: RequestContext): Promise<CarrierType[]> {
    const live = await this.records.liveCalls(identity.organizationId);
    return Promise.all([...this.carriers.values()].map(async ({ name, kind, limits }) => ({ name, kind, limits: await limits(), liveCalls: live.get(name) ?? 0 })));
  }
}
