import type { Database, Statement } from "@redial/platform";
import type { ProgramStore } from "../usecases/ports";
import { launchRows, programRows } from "./entities";
import { isUuid } from "../domain/uuid";

const anyArm: Statement = { name: "program-arm", text: "select 1 from experiment_arm where program_id = $1 limit 1" };

/** Programs in PostgreSQL. */
export function programStore(database: Database): ProgramStore {
  return {
    async insert(program) {
      await database.entities.insert(programRows, program);
    },
    change: (organizationId, id, change) =>
      database.transact(async ({ entities }) => {
        if (!isUuid(id)) return null;
        const program = await entities.findOne(programRows, { where: { id, organizationId }, lock: { mode: "pessimistic_write" } });
        if (!program) return null;
        const changed = change(program);
        await entities.update(programRows, { id, organizationId }, changed);
        return changed;
      }),
    remove: (organizationId, id, at) =>
      database.transact(async ({ entities, rows }) => {
        if (!isUuid(id)) return null;
        const program = await entities.findOne(programRows, { where: { id, organizationId }, lock: { mode: "pessimistic_write" } });
        if (!program) return null;
        const [arm] = await rows(anyArm, [id]);
        if (!arm && !(await entities.existsBy(launchRows, { programId: id }))) {
          await entities.delete(programRows, { id, organizationId });
          return "deleted";
        }
        if (program.archivedAt === null) await entities.update(programRows, { id, organizationId }, { archivedAt: at });
        return "archived";
      }),
  };
}
