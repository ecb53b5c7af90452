import { startProgram, type RunningProgram } from "../program-service.fixture";

const ADD = `mutation ($audienceId: ID!, $contacts: [ContactInput!]!, $country: String) {
  addContacts(audienceId: $audienceId, contacts: $contacts, defaultCountry: $country) { imported merged rejected { row code field phone message } rejectedCsv }
}`;

interface MemberRow {
  position: number;
  phone: string;
  contacts: { externalId: string | null; timeZone: string | null; region: string | null; attributes: unknown }[];
}

describe("an audience", () => {
  let program: RunningProgram;
  let operator: { organizationId: string; role: "operator" };
  let audienceId: string;

  beforeAll(async () => {
    program = await startProgram();
    operator = { organizationId: (await program.internal("organizations", { name: "Acme" })).body.organizationId, role: "operator" };
  });
  beforeEach(async () => {
    const { data } = await program.ask(operator, 'mutation { createAudience(input: { name: "Spring" }) { id size } }');
    expect(data?.["createAudience"].size).toBe(0);
    audienceId = data?.["createAudience"].id;
  });
  afterAll(() => program.stop());

  const add = (contacts: unknown[], country?: string) => program.ask(operator, ADD, { audienceId, contacts, country });
  const size = async () => (await program.ask(operator, "query ($id: ID!) { audience(id: $id) { size } }", { id: audienceId })).data?.["audience"].size;
  const upload = (csv: string, headers?: Record<string, string>, query = "") => program.upload(operator, `/audiences/${audienceId}/contacts${query}`, csv, headers);
  const members = () =>
    program.database.rows<MemberRow>(
      `select m.position, m.phone, json_agg(json_build_object('externalId', c.external_id, 'timeZone', c.time_zone, 'region', c.region, 'attributes', c.attributes) order by n.place) as contacts
       from audience_member m, unnest(m.contact_ids) with ordinality as n(id, place) join contact c on c.id = n.id
       where m.audience_id = $1 group by m.position, m.phone order by m.position`,
      [audienceId],
    );

  it("has one member for a number, who names everyone that shares it, the first added first", async () => {
    await add([{ phone: "+12025550101", externalId: "b" }, { phone: "+12025550102" }, { phone: "+12025550101", externalId: "a" }]);
    await add([{ phone: "+12025550103" }, { phone: "+12025550101" }]);
    expect((await members()).map(({ position, phone, contacts }) => [position, phone, contacts.map((one) => one.externalId)])).toEqual([
      [1, "+12025550101", ["b", "a", null]],
      [2, "+12025550102", [null]],
      [3, "+12025550103", [null]],
    ]);
    expect(await size()).toBe(3);
  });

  it("merges rows with one phone and externalId: attributes are joined, later values win, and sending them again adds nothing", async () => {
    const rows = [
      { phone: "+12025550111", timeZone: "America/New_York", attributes: { plan: "a", since: 2019 } },
      { phone: "+1 202 555 0111", region: "DC", attributes: { plan: "b" } },
    ];
    expect((await add(rows)).data?.["addContacts"]).toEqual({ imported: 1, merged: 1, rejected: [], rejectedCsv: null });
    expect((await add(rows)).data?.["addContacts"]).toMatchObject({ imported: 0, merged: 2 });
    expect(await members()).toEqual([
      { position: 1, phone: "+12025550111", contacts: [{ externalId: null, timeZone: "America/New_York", region: "US-DC", attributes: { plan: "b", since: 2019 } }] },
    ]);
  });

  it("rejects single rows with a reason and a file to correct, and takes the others", async () => {
    const { data } = await add([{ phone: "06 12 34 56 78" }, { phone: "1-800-FLOWERS" }, { phone: "+33612345679", timeZone: "Paris", attributes: { name: "Zoé" } }], "FR");
    expect(data?.["addContacts"]).toMatchObject({
      imported: 1,
      merged: 0,
      rejected: [
        { row: 2, code: "PHONE_HAS_LETTERS", field: "phone", phone: "1-800-FLOWERS" },
        { row: 3, code: "CONTACT_TIME_ZONE_UNKNOWN", field: "timeZone", phone: "+33612345679" },
      ],
    });
    const answer = await upload(data?.["addContacts"].rejectedCsv.replace("1-800-FLOWERS", "+33612345680").replace("Paris,", "Europe/Paris,"));
    expect(await answer.json()).toEqual({ imported: 2, merged: 0, rejected: 0, rejectedRows: [] });
    expect((await members()).at(-1)).toMatchObject({ phone: "+33612345679", contacts: [{ timeZone: "Europe/Paris", attributes: { name: "Zoé" } }] });
  });

  it("takes a file of any length, a thousand rows at a time, and tells of each that it rejects", async () => {
    const phone = (index: number) => `+1202${String(2_000_000 + index)}`;
    const lines = Array.from({ length: 2_500 }, (_, index) => `${phone(index)},America/New_York,${index % 2 ? "DC" : ""},c${index},${index}`);
    lines[700] = "+1202,,,,";
    lines[1_400] = "too,short";
    const answer = await upload(`phone,timeZone,region,externalId,points\n${lines.join("\n")}\n`);
    expect(await answer.json()).toEqual({
      imported: 2_498,
      merged: 0,
      rejected: 2,
      rejectedRows: [
        { row: 702, code: "PHONE_INVALID", message: expect.any(String), field: "phone", phone: "+1202" },
        { row: 1_402, code: "CSV_ROW_RAGGED", message: "The row has 2 cells where the header has 5 columns.", field: null, phone: "too" },
      ],
    });
    const all = await members();
    expect(all.map((member) => member.position)).toEqual(Array.from({ length: 2_498 }, (_, index) => index + 1));
    expect(all[1]).toMatchObject({ phone: phone(1), contacts: [{ externalId: "c1", region: "US-DC", attributes: { points: "1" } }] });
  });

  it("answers a file with all rejected rows when a CSV is asked for", async () => {
    const answer = await upload("Phone,name\r\n+12025550121,Ann\r\n12,\"Bob \"\"B\"\", Jr\"\r\n", { accept: "text/csv" });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(["imported", "merged", "rejected"].map((count) => answer.headers.get(`x-redial-${count}`))).toEqual(["1", "0", "1"]);
    const reason = '"Begin the number with + and its country code, or name a default country."';
    expect(await answer.text()).toBe(`rejectedRow,rejectedCode,rejectedField,rejectedBecause,Phone,name\r\n3,PHONE_COUNTRY_MISSING,phone,${reason},12,"Bob ""B"", Jr"\r\n`);
  });

  it("keeps its positions without gaps when files come at the same time, with people in common", async () => {
    const file = (from: number, step: number) => `phone\n${Array.from({ length: 1_500 }, (_, index) => `+1202${3_000_000 + from + index * step}`).join("\n")}`;
    const answers = await Promise.all([upload(file(0, 1)), upload(file(1_499, -1)), upload(file(1_000, 1)), upload(file(2_499, -1))]);
    const counts = await Promise.all(answers.map((answer) => answer.json()));
    expect(counts.reduce((sum, count) => sum + count.imported, 0)).toBe(2_500);
    expect((await members()).map((member) => member.position)).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
    expect(await size()).toBe(2_500);
  });

  it.each([
    ["CSV_EXPECTED", "phone\n+12025550131\n", { "content-type": "application/json" }, ""],
    ["CSV_ENCODING_UNSUPPORTED", "phone\n+12025550131\n", { "content-type": "text/csv; charset=latin1" }, ""],
    ["CSV_HEADER_PHONE_MISSING", `name\n${"x".repeat(5_000_000)}\n`, {}, ""],
    ["COUNTRY_UNKNOWN", "phone\n+12025550131\n", {}, "?defaultCountry=France"],
  ])("refuses a file with %s and adds nothing", async (code, csv, headers, query) => {
    const answer = await upload(csv, headers, query);
    expect([answer.status, (await answer.json()).code]).toEqual([400, code]);
    expect(await size()).toBe(0);
  });

  it("is changed by operators of its own organization only", async () => {
    const other = { organizationId: (await program.internal("organizations", { name: "Other" })).body.organizationId, role: "admin" } as const;
    const refusals = [
      await program.ask(other, ADD, { audienceId, contacts: [{ phone: "+12025550141" }] }),
      await program.ask({ ...operator, role: "viewer" }, ADD, { audienceId, contacts: [] }),
      await program.ask(operator, ADD, { audienceId, contacts: Array.from({ length: 1_001 }, () => ({ phone: "+12025550141" })) }),
    ];
    expect(refusals.map((refusal) => refusal.errors?.[0]?.extensions.code)).toEqual(["NOT_FOUND", "FORBIDDEN", "CONTACTS_TOO_MANY"]);
    expect((await program.upload(other, `/audiences/${audienceId}/contacts`, "phone\n+12025550141\n")).status).toBe(404);
    expect((await program.upload({ ...operator, role: "viewer" }, `/audiences/${audienceId}/contacts`, "phone\n")).status).toBe(403);
    expect((await program.upload(operator, "/audiences/nonsense/contacts", "phone\n+12025550141\n")).status).toBe(404);
    expect(await size()).toBe(0);
  });
});
