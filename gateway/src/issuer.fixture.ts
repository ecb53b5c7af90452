import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Running } from "@redial/platform";
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload, type KeyLike } from "jose";

/** A key of the issuer, by which it signs. */
export interface SigningKey {
  kid: string;
  algorithm: string;
  secretKey: KeyLike;
  publicKey: JWK;
}

/** Somebody who issues tokens, with a real server for his public keys. */
export interface Issuer extends Running {
  url: string;
  /** The public keys that the server tells. */
  told: JWK[];
  /** How often it was asked. */
  asked: number;
  /** While true the server answers 503. */
  isDown: boolean;
}

/** Starts an issuer on a free port of the loopback that tells no keys yet. */
export async function startIssuer(): Promise<Issuer> {
  const server = createServer((_request, response) => {
    issuer.asked += 1;
    response.statusCode = issuer.isDown ? 503 : 200;
    response.setHeader("content-type", "application/json").end(JSON.stringify(issuer.isDown ? { error: "down" } : { keys: issuer.told }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer: Issuer = {
    url: `http://127.0.0.1:${port}/jwks.json`,
    told: [],
    asked: 0,
    isDown: false,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return issuer;
}

/** A fresh pair of keys. */
export async function makeSigningKey(kid: string, algorithm: "RS256" | "ES256" | "PS256" = "ES256"): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { kid, algorithm, secretKey: privateKey, publicKey: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" } };
}

/** A token with these claims. */
export function sign({ kid, algorithm, secretKey }: SigningKey, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid, typ: "JWT" }).sign(secretKey);
}
