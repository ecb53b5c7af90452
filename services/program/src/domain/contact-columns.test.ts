import { contactFromCells, readContactHeader } from "./contact-columns";
import { rejectedCsv, rejectedHeader, rejectedLine } from "./rejected-csv";

describe("the header of a file of contacts", () => {
  it("names the fields in any letter case, with spaces, _ or -, and attributes by their own names", () => {
    const columns = readContactHeader(["Phone", "time_zone", " Region ", "external-id", "First name"]);
    expect(contactFromCells(columns, ["+1", "UTC", "", "7", "Ann"])).toEqual({ phone: "+1", timeZone: "UTC", externalId: "7", attributes: { "First name": "Ann" } });
  });

  it.each([
    ["CSV_HEADER_PHONE_MISSING", ["name", "number"]],
    ["CSV_HEADER_REPEATED", ["phone", "region", "Region"]],
    ["CSV_HEADER_EMPTY", ["phone", ""]],
    ["CSV_HEADER_TOO_LONG", Array.from({ length: 201 }, (_, index) => `c${index}`)],
    ["CSV_DELIMITER_UNSUPPORTED", ["phone;region"]],
    ["CSV_ENCODING_UNSUPPORTED", ["phone", "r\ufffdgion"]],
  ])("is refused with %s", (code, header) => {
    expect(() => readContactHeader(header)).toThrow(expect.objectContaining({ code }));
  });
});

describe("rejected rows", () => {
  const rejected = { row: 2, code: "PHONE_INVALID", message: 'No phone has "12", sorry.', field: "phone", phone: "12" };

  it("come with their reasons first, and an import passes over these", () => {
    expect(rejectedHeader(["phone", "name"])).toBe("rejectedRow,rejectedCode,rejectedField,rejectedBecause,phone,name\r\n");
    expect(rejectedLine(rejected, ["12", "Ann"])).toBe('2,PHONE_INVALID,phone,"No phone has ""12"", sorry.",12,Ann\r\n');
    expect(contactFromCells(readContactHeader(["rejectedRow", "rejectedBecause", "phone"]), ["2", "No.", "+1"])).toEqual({ phone: "+1" });
  });

  it("of a list have their attributes as columns", () => {
    const csv = rejectedCsv([rejected], [{ phone: "+1" }, { phone: "12", attributes: { name: "Ann", children: 2 } }]);
    expect(csv?.split("\r\n")).toEqual([
      "rejectedRow,rejectedCode,rejectedField,rejectedBecause,phone,timeZone,region,externalId,name,children",
      '2,PHONE_INVALID,phone,"No phone has ""12"", sorry.",12,,,,Ann,2',
      "",
    ]);
    expect(rejectedCsv([], [])).toBeNull();
  });
});
