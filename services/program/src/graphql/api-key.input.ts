import { Field, InputType } from "type-graphql";
import type { KeyRole } from "../domain/api-key";
import { RoleEnum } from "./words";

/** A key that is wanted. */
@InputType("CreateApiKeyInput", { description: "A key that is wanted." })
export class CreateApiKeyInput {
  @Field(() => String, { description: "Who or what uses it, 1 to 200 characters." })
  name: string;

  @Field(() => RoleEnum, { description: "What it may do." })
  role: KeyRole;

  @Field(() => String, { nullable: true, description: "When it expires, ISO 8601 with a zone; left out: never." })
  expiresAt?: string | null;
}
