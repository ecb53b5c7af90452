import { batchLoad, type RequestContext } from "@redial/platform";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CarrierRecords } from "../store/carrier-records";
import { AttemptRef } from "./attempt.ref";
import { CarrierRecordType } from "./carrier-record.type";

/** Adds its carrier record to an attempt. */
@Resolver(() => AttemptRef)
export class AttemptResolver {
  private readonly load;

  constructor(records: CarrierRecords) {
    this.load = batchLoad((organizationId, ids) => records.byIds(organizationId, ids));
  }

  @FieldResolver(() => CarrierRecordType, { nullable: true, description: "The call behind the attempt; null when the dialer has not heard of it." })
  async carrierRecord(@Root() { id }: AttemptRef, @Ctx() { identity }: RequestContext): Promise<CarrierRecordType | null> {
    const record = await this.load(identity.organizationId, id);
    return record ? { ...record, placedAt: record.placedAt === null ? null : new Date(record.placedAt) } : null;
  }
}
