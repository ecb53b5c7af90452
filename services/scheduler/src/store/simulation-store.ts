import { toIso } from "@redial/kernel";
import type { Database } from "@redial/platform";
import { isUuid } from "../domain/uuid";
import type { ClaimedSimulation, KeptSimulation, SimulationStore } from "../usecases/simulation-ports";
import { sqlInstant } from "./sql-instant";

const FIND = `select id, status, progress, result, failure, ${sqlInstant("created_at")} as "createdAt", ${sqlInstant("expires_at")} as "expiresAt"
  from simulation where organization_id = $1 and id = $2 and expires_at > now()`;

/** Skips what another claims at this moment. Who was claimed too often has failed instead, in the same statement, so that it is never seen waiting. */
const CLAIM = `update simulation s set
    status = case when s.claims < $3 then 'running' else 'failed' end, claims = s.claims + 1, lease_until = $2,
    failure = case when s.claims < $3 then null else 'It was begun several times and never finished.' end
  where s.id = (select id from simulation
    where status = 'waiting' or (status = 'running' and lease_until <= $1)
    order by created_at limit 1 for update skip locked)
  returning s.id, s.request, s.claims as claim, s.status`;

const MINE = "id = $1 and claims = $2 and status = 'running'";

/** Simulations in the scheduler's database. A claim is known by its number, so that a player that was thought dead writes nothing any more. */
export function simulationStore(database: Database): SimulationStore {
  return {
    add: ({ id, organizationId, request, createdAt, expiresAt }, most) =>
      database.transact(async (tx) => {
        await tx.rows("select pg_advisory_xact_lock(hashtextextended('simulations ' || $1::text, 1))", [organizationId]);
        const values = [id, organizationId, JSON.stringify(request), toIso(createdAt), toIso(expiresAt), most];
        const added = await tx.rows(
          `insert into simulation (id, organization_id, status, request, created_at, expires_at) select $1, $2, 'waiting', $3, $4, $5
            where (select count(*) from simulation where organization_id = $2 and status in ('waiting', 'running')) < $6 returning id`,
          values,
        );
        return added.length > 0;
      }),

    async find(organizationId, id) {
      if (!isUuid(id)) return null;
      const [row] = await database.rows<KeptSimulation>(FIND, [organizationId, id]);
      return row ?? null;
    },

    async claim(now, leaseUntil, mostClaims) {
      const [row] = await database.rows<ClaimedSimulation & { status: string }>(CLAIM, [toIso(now), toIso(leaseUntil), mostClaims]);
      return row?.status === "running" ? { id: row.id, request: row.request, claim: row.claim } : null;
    },

    async noteProgress({ id, claim }, progress, leaseUntil) {
      const noted = await database.rows(`update simulation set progress = $3, lease_until = $4 where ${MINE} returning id`, [id, claim, progress, toIso(leaseUntil)]);
      return noted.length > 0;
    },

    async end({ id, claim }, ended) {
      if ("failure" in ended) await database.rows(`update simulation set status = 'failed', failure = $3 where ${MINE}`, [id, claim, ended.failure]);
      else await database.rows(`update simulation set status = 'done', progress = 1, result = $3 where ${MINE}`, [id, claim, JSON.stringify(ended.result)]);
    },

    release: async ({ id, claim }) => void (await database.rows(`update simulation set status = 'waiting', claims = claims - 1 where ${MINE}`, [id, claim])),

    forgetExpired: async (now) => void (await database.rows("delete from simulation where expires_at <= $1", [toIso(now)])),
  };
}
