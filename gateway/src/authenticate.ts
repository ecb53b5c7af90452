import { Rejection } from "@redial/kernel";
import type { Caller, Credentials } from "./caller";
import type { KnowOrganization } from "./know-organization";
import type { RecognizeKey } from "./recognize-key";
import type { VerifyToken } from "./verify-token";

/**
 * Who brings these credentials from an address, as `AddressOf` tells it. Refuses with `UNAUTHENTICATED` where there are none, with `CREDENTIALS_AMBIGUOUS` a key beside a token, and as
 * `RecognizeKey`, `VerifyToken` and `KnowOrganization` do.
 */
export type Authenticate = (credentials: Credentials, address: string) => Promise<Caller>;

export interface AuthenticateParts {
  recognizeKey: RecognizeKey;
  /** Null where tokens are not taken; then they are as good as nothing. */
  verifyToken: VerifyToken | null;
  /** Of a token's organization: its issuer is believed who somebody is, not what there is here. */
  knowOrganization: KnowOrganization;
}

/** Takes API keys and, where it is set up, tokens. */
export function createAuthenticate({ recognizeKey, verifyToken, knowOrganization }: AuthenticateParts): Authenticate {
  return async ({ apiKey, authorization = "" }, address) => {
    const token = verifyToken ? /^bearer +(.*)$/iu.exec(authorization)?.[1] : undefined;
    if (apiKey && token) throw new Rejection("CREDENTIALS_AMBIGUOUS", "Send an API key or a token, not both: they may be of two organizations.");
    if (apiKey) return recognizeKey(apiKey, address);
    if (token && verifyToken) {
      const caller = await verifyToken(token);
      await knowOrganization(caller.identity.organizationId);
      return caller;
    }
    const or = verifyToken ? ", or a token in the header authorization as Bearer" : "";
    throw new Rejection("UNAUTHENTICATED", `Send your API key in the header x-api-key${or}.`);
  };
}
