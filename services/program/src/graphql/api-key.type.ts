import type { Instant } from "@redial/kernel";
import { Field, ID, ObjectType } from "type-graphql";
import type { KeyRole } from "../domain/api-key";
import { RoleEnum } from "./words";

/** What a caller sees of a key: never its secret. */
@ObjectType("ApiKey", { description: "Access to an organization." })
export class ApiKeyType {
  @Field(() => ID, { description: "Id of the key, which is not the key itself." })
  id: string;

  @Field(() => String, { description: "Who or what uses it." })
  name: string;

  @Field(() => RoleEnum, { description: "What it may do." })
  role: KeyRole;

  @Field(() => String, { description: "The beginning of the key, by which people tell their keys apart." })
  prefix: string;

  @Field(() => Date, { description: "When it was made." })
  createdAt: Instant;

  @Field(() => Date, { nullable: true, description: "From then on it opens nothing; null: it never expires." })
  expiresAt: Instant | null;

  @Field(() => Date, { nullable: true, description: "True to the minute; null when it was never used." })
  lastUsedAt: Instant | null;

  @Field(() => Date, { nullable: true, description: "From then on it opens nothing; null while it was not revoked." })
  revokedAt: Instant | null;
}

/** The one answer in which a key's secret stands. */
@ObjectType("CreatedApiKey", { description: "A new key, with the only sight of its secret." })
export class CreatedApiKeyType {
  @Field(() => ApiKeyType, { description: "The key, as it will be listed." })
  apiKey: ApiKeyType;

  @Field(() => String, { description: "What to send as x-api-key. It is shown this once and kept nowhere." })
  secret: string;
}
