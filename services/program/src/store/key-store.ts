import { toIso } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";
import type { KeyStore, UsedKey } from "../usecases/ports";
import { apiKeyRows } from "./entities";

/** Asked for every request that the gateway does not remember; it writes at most once a minute for a key, so that reading stays reading. */
const useKey: Statement = {
  name: "key-use",
  text: `with noted as (
      update api_key set last_used_at = $2
      where secret_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
        and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute'))
    select id, organization_id as "organizationId", role,
      (extract(epoch from expires_at) * 1000)::float8 as "expiresAt", (extract(epoch from revoked_at) * 1000)::float8 as "revokedAt"
    from api_key where secret_hash = $1`,
};

/** API keys in PostgreSQL. */
export function keyStore(database: Database): KeyStore {
  return {
    async insert(key, secretHash) {
      await database.entities.insert(apiKeyRows, { ...key, secretHash });
    },
    async use(secretHash, at) {
      const [key] = await database.rows<UsedKey>(useKey, [Buffer.from(secretHash), toIso(at)]);
      return key ?? null;
    },
    change: (organizationId, change) =>
      database.transact(async ({ entities }) => {
        const keys = await entities.find(apiKeyRows, { where: { organizationId }, order: { id: "asc" }, lock: { mode: "pessimistic_write" } });
        const { id, name, role, revokedAt, ...rest } = change(keys);
        await entities.update(apiKeyRows, { id, organizationId }, { name, role, revokedAt });
        return { id, name, role, revokedAt, ...rest };
      }),
  };
}
