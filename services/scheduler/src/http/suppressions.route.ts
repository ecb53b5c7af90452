import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvLine, Rejection, toIso, type OrganizationId, type Problem } from "@redial/kernel";
import { CSV_SENTENCES, identityFrom, readCsv, requireRole, spoolText, type CsvRow, type Express, type Request, type RequestHandler, type Response } from "@redial/platform";
import { readSuppressionHeader, REJECTION_COLUMNS, rejectionCells, SUPPRESSION_COLUMNS } from "../domain/suppression-columns";
import type { ImportedSuppressions, ImportSuppressions, SentSuppression, SuppressionImport } from "../usecases/import-suppressions";
import type { SuppressionStore } from "../usecases/suppression-store";

export interface SuppressionRoutes {
  importSuppressions: ImportSuppressions;
  list: Pick<SuppressionStore, "list">;
  gatewaySecret: string;
}

/** How many rejected rows the JSON answer shows; the CSV answer has all of them. */
const SHOWN_REJECTED = 1_000;
const PAGE = 1_000;

/**
 * `POST /suppressions`: a CSV of any size with the columns `phone`, `reason` and `expiresAt`; `?reason=` and `?expiresAt=` are for rows without. Answers
 * JSON with the counts and the first rejected rows; with `Accept: text/csv`, all rejected rows with their reasons, to correct and send again, and the
 * counts as headers. `GET /suppressions`: the list as a CSV, of any size.
 */
export function suppressionRoutes({ importSuppressions, list, gatewaySecret }: SuppressionRoutes): (app: Express) => void {
  return (app) => {
    app.post("/suppressions", importRoute(importSuppressions, gatewaySecret));
    app.get("/suppressions", async (request, response) => {
      const { organizationId } = identityFrom(request.headers, gatewaySecret);
      response.status(200).type("text/csv").attachment("suppressions.csv");
      await pipeline(Readable.from(listLines(list, organizationId)), response);
    });
  };
}

async function* listLines(list: SuppressionRoutes["list"], organizationId: OrganizationId): AsyncGenerator<string> {
  yield csvLine(SUPPRESSION_COLUMNS);
  for (let after: string | null = null; ; ) {
    const page = await list.list(organizationId, PAGE, after);
    yield page.map(({ phone, reason, expiresAt, createdAt, createdBy }) => csvLine([phone, reason, expiresAt === null ? "" : toIso(expiresAt), toIso(createdAt), createdBy])).join("");
    if (page.length < PAGE) return;
    after = page.at(-1)?.phone ?? null;
  }
}

function importRoute(importSuppressions: ImportSuppressions, gatewaySecret: string): RequestHandler {
  return async (request, response) => {
    const { organizationId, role: by } = identityFrom(request.headers, gatewaySecret);
    requireRole({ organizationId, role: by }, "operator");
    if (!request.is("text/csv")) throw new Rejection("CSV_EXPECTED", "Send the numbers as text/csv.");
    try {
      const { header, rows } = await openFile(request);
      const wanted = { organizationId, by, reason: textOf(request, "reason"), expiresAt: textOf(request, "expiresAt"), rows };
      if (request.accepts(["json", "csv"]) === "csv") await answerCsv(response, header, (onRejected) => importSuppressions({ ...wanted, onRejected }));
      else await answerJson(response, (onRejected) => importSuppressions({ ...wanted, onRejected }));
    } finally {
      // A refusal may come before the file has been read; the rest is dropped, so that the sender gets to see the answer.
      request.unpipe();
      request.resume();
    }
  };
}

type Import = (onRejected: SuppressionImport["onRejected"]) => Promise<ImportedSuppressions>;

async function answerJson(response: Response, run: Import): Promise<void> {
  const rejectedRows: object[] = [];
  const counts = await run(({ row, value }, { code, message, path }) => {
    if (rejectedRows.length < SHOWN_REJECTED) rejectedRows.push({ row, code, message, field: path[0] ?? null, phone: value.phone?.slice(0, 100) || null });
  });
  response.json({ ...counts, rejectedRows });
}

async function answerCsv(response: Response, header: readonly string[], run: Import): Promise<void> {
  const spool = await spoolText();
  try {
    await spool.write(csvLine([...REJECTION_COLUMNS, ...header]));
    const counts = await run(({ row, cells }, problem) => spool.write(csvLine([...rejectionCells(row, problem), ...cells])));
    response.status(200).type("text/csv").attachment("rejected-suppressions.csv");
    for (const [name, count] of Object.entries(counts)) response.setHeader(`x-redial-${name}`, String(count));
    await pipeline(await spool.read(), response);
  } finally {
    await spool.discard();
  }
}

/** The header has been read and can be used; the rows are read as they are taken. */
async function openFile(request: Request): Promise<{ header: readonly string[]; rows: AsyncIterable<SentSuppression> }> {
  const lines = readCsv(request);
  const first = await lines.next();
  if (first.done) throw new Rejection("CSV_EMPTY", "The file is empty; its first line must name the columns.", ["header"]);
  if ("problem" in first.value) throw new Rejection("CSV_HEADER_UNREADABLE", CSV_SENTENCES[first.value.problem], ["header"]);
  const { cells: header } = first.value;
  return { header, rows: readRows(lines, header.length, readSuppressionHeader(header)) };
}

async function* readRows(lines: AsyncIterable<CsvRow>, columns: number, read: ReturnType<typeof readSuppressionHeader>): AsyncGenerator<SentSuppression> {
  for await (const line of lines) {
    if ("problem" in line) {
      yield { row: line.line, value: {}, cells: [], problem: { code: `CSV_${line.problem.toUpperCase()}`, message: CSV_SENTENCES[line.problem], path: [] } };
      continue;
    }
    const problem: Problem = { code: "CSV_ROW_RAGGED", message: `The row has ${line.cells.length} cells where the header has ${columns} columns.`, path: [] };
    if (line.cells.some((cell) => cell.trim() !== "")) yield { row: line.line, value: read(line.cells), cells: line.cells, ...(line.cells.length !== columns && { problem }) };
  }
}

function textOf(request: Request, name: string): string {
  const text = request.query[name];
  return typeof text === "string" ? text : "";
}
