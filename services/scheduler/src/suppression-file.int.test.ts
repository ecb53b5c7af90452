import { vouchFor, type Role } from "@redial/platform";
import { GATEWAY_SECRET, stage, type Stage } from "./service.fixture";

const [ANN, BOB, CID] = ["+12025550101", "+12025550102", "+12025550103"];

describe("a file of suppressed numbers", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  const send = (csv: string, headers: Record<string, string> = {}, { query = "", role = "operator" as Role } = {}) =>
    fetch(`${at.url}/suppressions${query}`, { method: "POST", body: csv, headers: { "content-type": "text/csv", ...vouchFor({ organizationId: at.organizationId, role }, GATEWAY_SECRET), ...headers } });
  const download = (organizationId = at.organizationId) => fetch(`${at.url}/suppressions`, { headers: vouchFor({ organizationId, role: "viewer" }, GATEWAY_SECRET) });

  it("comes onto the list row by row, bad ones come back with their reasons and can be sent again", async () => {
    const csv = `Phone,Reason,Expires At,note\n${ANN},"moved, far away",,x\n12,asked,,\n${BOB},,2031-01-01T00:00:00Z,\n${CID},asked,soon,\n${ANN}\n`;
    const answer = await send(csv, {}, { query: "?reason=on+the+national+list" });
    expect(await answer.json()).toMatchObject({
      suppressed: 2,
      changed: 0,
      rejected: 3,
      rejectedRows: [
        { row: 3, code: "PHONE_NOT_E164", field: "phone", phone: "12" },
        { row: 5, code: "SUPPRESSION_EXPIRY_INVALID", field: "expiresAt", phone: CID },
        { row: 6, code: "CSV_ROW_RAGGED", field: null },
      ],
    });
    const rejected = await send(csv, { accept: "text/csv" });
    expect([rejected.headers.get("x-redial-changed"), rejected.headers.get("x-redial-rejected")]).toEqual(["1", "4"]);
    const corrected = (await rejected.text()).replace(/,12,/, ",+12025550104,").replace(",soon,", ",2030-01-01T00:00:00Z,").replace(`,${BOB},,`, `,${BOB},asked,`);
    expect(await (await send(corrected)).json()).toMatchObject({ suppressed: 2, changed: 1, rejected: 1 });
  });

  it("is given out in the order of the numbers, in the form in which it is taken, to its organization only", async () => {
    const answer = await download();
    expect(answer.headers.get("content-disposition")).toContain("suppressions.csv");
    const csv = await answer.text();
    expect(csv.split("\r\n").slice(0, 2)).toEqual(["phone,reason,expiresAt,createdAt,createdBy", expect.stringMatching(/^\+12025550101,"moved, far away",,\d{4}-.*Z,operator$/) as string]);
    expect(await (await send(csv)).json()).toMatchObject({ suppressed: 0, changed: 4, rejected: 0 });
    expect(await (await download("018f0000-0000-7000-8000-0000000000cc")).text()).toBe("phone,reason,expiresAt,createdAt,createdBy\r\n");
  });

  it("may have any number of rows, and so may the list", async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `+1303555${1_000 + index},asked\n`);
    expect(await (await send(`phone,reason\n${rows.join("")}`)).json()).toEqual({ suppressed: 2_500, changed: 0, rejected: 0, rejectedRows: [] });
    expect((await (await download()).text()).split("\r\n")).toHaveLength(2_500 + 4 + 2);
  });

  it.each([["CSV_EMPTY", 400, ""], ["CSV_HEADER_PHONE_MISSING", 400, `${ANN},asked\n`]])("is refused as a whole with %s when its header cannot be used", async (code, status, csv) => {
    const answer = await send(csv);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code, path: ["header"] }]);
  });

  it("is taken from operators only, and as CSV only", async () => {
    expect(await (await send(`phone\n${ANN}\n`, {}, { role: "viewer" })).json()).toMatchObject({ code: "FORBIDDEN" });
    expect(await (await send("{}", { "content-type": "application/json" })).json()).toMatchObject({ code: "CSV_EXPECTED" });
  });
});
