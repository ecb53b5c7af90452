import type { RequestContext } from "@redial/platform";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
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

  @Authorized("admin")
  @Query(() => [ApiKeyType], { description: "All keys of the organization, revoked ones too, the newest first." })
  apiKeys(@Ctx() { identity }: RequestContext): Promise<ApiKey[]> {
    return this.reader.apiKeys(identity.organizationId);
  }

  @Authorized("admin")
  @Mutation(() => CreatedApiKeyType, { description: "Makes a key and shows its secret, this once." })
  createApiKey(@Arg("input", () => CreateApiKeyInput) input: CreateApiKeyInput, @Ctx() { identity }: RequestContext): Promise<CreatedApiKeyType> {
    return this.create(identity.organizationId, input);
  }

  @Authorized("admin")
  @Mutation(() => ApiKeyType, { description: "Ends a key for ever. The organization's last admin key cannot be revoked." })
  revokeApiKey(@Arg("id", () => ID) id: string, @Ctx() { identity }: RequestContext): Promise<ApiKey> {
    return this.revoke(identity.organizationId, id);
  }
}
