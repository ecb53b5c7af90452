import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CreateApiKey } from "../usecases/create-api-key";
import type { ApiKey, Reader } from "../usecases/ports";
import type { RevokeApiKey } from "../usecases/revoke-api-key";
import { CreateApiKeyInput } from "./api-key.input";
import { ApiKeyType, CreatedApiKeyType } from "./api-key.type";

/** Keys, for admins. */
@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  constructor(
    private readonly reader: Reader,
    private readonly create: CreateApiKey,
    private readonly revoke: RevokeApiKey,
  ) {}

  @Needs("admin")
  @Query(() => [ApiKeyType], { description: "All keys of the organization, revoked and expired ones too, the newest first." })
  apiKeys(@Ctx() { identity }: RequestContext): Promise<ApiKey[]> {
    return this.reader.apiKeys(identity.organizationId);
  }

  @Needs("admin")
  @Mutation(() => CreatedApiKeyType, { description: "Makes a key and shows its secret, this once." })
  createApiKey(@Arg("input", () => CreateApiKeyInput, { description: "Its name and what it may do." }) input: CreateApiKeyInput, @Ctx() { identity }: RequestContext): Promise<CreatedApiKeyType> {
    return this.create(identity.organizationId, input);
  }

  @Needs("admin")
  @Mutation(() => ApiKeyType, { description: "Ends a key for ever, within five seconds everywhere. The last admin key that never expires cannot be revoked." })
  revokeApiKey(@Arg("id", () => ID, { description: "Id of the key, which is not the key itself." }) id: string, @Ctx() { identity }: RequestContext): Promise<ApiKey> {
    return this.revoke(identity.organizationId, id);
  }
}
