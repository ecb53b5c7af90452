import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvLine, Rejection, type ExecutionId, type OrganizationId } from "@redial/kernel";
import { identityFrom, type Express, type ListPlace, type Request } from "@redial/platform";
import { FAILED_COLUMNS, failedCells, SUPPRESSED_COLUMNS, suppressedCells, type FailedContact } from "../domain/failed-contact";
import { FAILED_ACTIONS, type FailedAction } from "../domain/suggest-action";
import type { Reports } from "../reports";

export interface FailedContactRoutes {
  reports: Pick<Reports, "failedContacts" | "tallyExecutions">;
  gatewaySecret: string;
}

const PAGE = 1_000;

/**
 * `GET /program-executions/:id/failed-contacts`: everyone who failed as a CSV, however many. `GET /program-executions/:id/failed-contacts/suppressions`:
 * the same people as a list that the import of suppressions takes, of those to `remove` unless said otherwise. Both take `?action=`, one action or several
 * with commas between, and refuse `ACTION_UNKNOWN` and `NOT_FOUND`.
 */
export function failedContactRoutes({ reports, gatewaySecret }: FailedContactRoutes): (app: Express) => void {
  return (app) => {
    app.get("/program-executions/:id/failed-contacts", async (request, response) => {
      const asked = await askedOf(request, reports, gatewaySecret);
      const lines = fileOf(FAILED_COLUMNS, rowsOf(reports, asked, actionsOf(request, FAILED_ACTIONS)), failedCells);
      response.status(200).type("text/csv").attachment("failed-contacts.csv");
      await pipeline(Readable.from(lines), response);
    });
    app.get("/program-executions/:id/failed-contacts/suppressions", async (request, response) => {
      const asked = await askedOf(request, reports, gatewaySecret);
      const lines = fileOf(SUPPRESSED_COLUMNS, rowsOf(reports, asked, actionsOf(request, ["remove"])), (contact) => suppressedCells(contact, asked.label));
      response.status(200).type("text/csv").attachment("suppressions.csv");
      await pipeline(Readable.from(lines), response);
    });
  };
}

interface Asked {
  organizationId: OrganizationId;
  executionId: ExecutionId;
  label: string;
}

async function askedOf(request: Request, reports: FailedContactRoutes["reports"], gatewaySecret: string): Promise<Asked> {
  const { organizationId } = identityFrom(request.headers, gatewaySecret);
  const executionId = String(request.params["id"]);
  const tally = (await reports.tallyExecutions(organizationId, [executionId], "totals")).get(executionId);
  if (!tally) throw new Rejection("NOT_FOUND", "There is no execution with this id in your organization.");
  return { organizationId, executionId, label: tally.label ?? executionId };
}

function actionsOf(request: Request, usual: readonly FailedAction[]): ReadonlySet<FailedAction> {
  const text = request.query["action"];
  if (text === undefined) return new Set(usual);
  const named = typeof text === "string" ? text.split(",").map((one) => one.trim()) : [];
  const known = FAILED_ACTIONS.filter((action) => named.includes(action));
  if (known.length === 0 || known.length < new Set(named).size) throw new Rejection("ACTION_UNKNOWN", `action takes one or several of ${FAILED_ACTIONS.join(", ")}, with commas between.`, ["action"]);
  return new Set(known);
}

async function* rowsOf({ failedContacts }: FailedContactRoutes["reports"], { organizationId, executionId }: Asked, actions: ReadonlySet<FailedAction>): AsyncGenerator<FailedContact[]> {
  for (let behind: ListPlace | null = null; ; ) {
    const page = await failedContacts(organizationId, executionId, PAGE, behind);
    yield page.map(({ row }) => row).filter(({ action }) => actions.has(action));
    if (page.length < PAGE) return;
    behind = page.at(-1)?.place ?? null;
  }
}

async function* fileOf(columns: readonly string[], pages: AsyncIterable<FailedContact[]>, cellsOf: (contact: FailedContact) => string[] | null): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const page of pages) {
    const lines = page.map(cellsOf).flatMap((cells) => (cells ? csvLine(cells) : []));
    if (lines.length > 0) yield lines.join("");
  }
}
