import type { Outcome } from "@redial/kernel";
import type { Database, Statement } from "@redial/platform";
import type { Cell } from "../count-changes";
import { weekdayAt } from "../local-time";
import type { Tally, TallyDetail } from "../reports";
import { noTotals, TOTALS, type Totals } from "../totals";
import { TOTAL_COLUMNS } from "./total-columns";

/** What a tally is of: one execution, or all executions of a program. */
export type TallyScope = "id" | "program_id";

type CellRow = [attempt: number, weekday: number, hour: number, outcome: Outcome, attempts: number, talkMs: number];
type Row = Omit<Tally, "totals" | "cells"> & Totals & { scope: string; cells: CellRow[] | null };

/** One statement, one snapshot: however much is counted meanwhile, the totals and cells that it answers belong together. */
function readTallies(scope: TallyScope, detail: TallyDetail): Statement {
  const cells = `(select json_agg(json_build_array(attempt, weekday, hour, outcome, attempts, talk_ms)) from (
    select attempt, weekday, hour, outcome, sum(attempts) as attempts, sum(talk_ms) as talk_ms
    from attempt_cell where execution_id = any(e.executions) group by attempt, weekday, hour, outcome) c)`;
  return {
    name: `tally-${scope}-${detail}`,
    text: `select e.*, ${detail === "cells" ? cells : "null"} as cells from (
      select ${scope} as scope, min(name) as label, min(retries) as "leastRetries", max(retries) as "mostRetries", array_agg(id) as executions,
        bool_and(is_planned and coalesce(status in ('completed', 'stopped', 'cancelled'), false) and contacts = completed + message_left + failed + skipped) as "isFinal",
        ${TOTALS.map((total) => `sum(${TOTAL_COLUMNS[total]})::float8 as "${total}"`).join(", ")}
      from execution where organization_id = $1 and ${scope} = any($2::uuid[]) group by ${scope}) e`,
  };
}

const STATEMENTS = {
  id: { totals: readTallies("id", "totals"), cells: readTallies("id", "cells") },
  program_id: { totals: readTallies("program_id", "totals"), cells: readTallies("program_id", "cells") },
} as const;

/** The tallies of an organization's executions or programs, by id. */
export async function tallies(database: Database, scope: TallyScope, organizationId: string, ids: readonly string[], detail: TallyDetail): Promise<Map<string, Tally>> {
  if (ids.length === 0) return new Map();
  const rows = await database.rows<Row>(STATEMENTS[scope][detail], [organizationId, ids]);
  return new Map(rows.map((row) => [row.scope, tally(row)]));
}

function tally(row: Row): Tally {
  const { label, leastRetries, mostRetries, isFinal } = row;
  const totals = noTotals();
  for (const total of TOTALS) totals[total] = row[total];
  return { label, leastRetries, mostRetries, isFinal, totals, cells: (row.cells ?? []).map(cell) };
}

function cell([attempt, weekday, hour, outcome, attempts, talkMs]: CellRow): Cell {
  return { attempt, weekday: weekdayAt(weekday), hour, outcome, attempts, talkMs };
}
