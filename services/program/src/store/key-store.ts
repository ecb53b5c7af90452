import { toIso } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";
import type { ApiKey, KeyStore } from "../usecases/ports";
import { apiKeyRows } from "./entities";

/** Asked for every request that the gateway does not remember; it writes at most once a minute for a key, so that reading stays reading. */
const useKey: Statement = {
  name: "key-use",
  text: `with noted as (
      update api_key set last_used_at = $2
      where secret_hash = $1 and revoked_at is null and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute'))
    select organization_id as "organizationId", role from api_key where secret_hash = $1 and revoked_at is null`,
};

/** API keys in PostgreSQL. */
export function keyStore(database: Database): KeyStore {
  return {
    async insert(key, secretHash) {
      await database.entities.insert(apiKeyRows, { ...key, secretHash });
    },
    async use(secretHash, at) {
      const [identity] = await database.rows<Pick<ApiKey, "organizationId" | "role">>(useKey, [Buffer.from(secretHash), toIso(at)]);
      return identity ?? null;
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
