import { Readable } from "node:stream";
import type { SentContact } from "../usecases/import-contacts";
import { openContactFile } from "./contact-file";

async function read(...pieces: (string | Buffer)[]): Promise<SentContact[]> {
  const file = await openContactFile(Readable.from(pieces.map((piece) => Buffer.from(piece))));
  const contacts: SentContact[] = [];
  for await (const contact of file.contacts) contacts.push(contact);
  return contacts;
}

const outline = (contacts: readonly SentContact[]) => contacts.map(({ row, value, problem }) => [row, problem?.code ?? value]);

describe("a file of contacts", () => {
  it("is read row by row, each with the line it begins on, blank ones passed over", async () => {
    const contacts = await read('\ufeffphone,name\r\n+1,Ann\r\n\r\n , \r\n+2,"Bo', 'b\r\nSmith"\r\n+3,\r\n');
    expect(outline(contacts)).toEqual([
      [2, { phone: "+1", attributes: { name: "Ann" } }],
      [5, { phone: "+2", attributes: { name: "Bob\r\nSmith" } }],
      [7, { phone: "+3" }],
    ]);
  });

  it("keeps good rows although others are ragged, misquoted or no UTF-8", async () => {
    const contacts = await read('phone,name\n+1\n+2,a,b\n+3,"x"y\n+4,ok\n+5,', Buffer.from([0xe9]), '\n+6,"open\n+7,Zo', Buffer.from([0xc3]), Buffer.from([0xa9]), "\n");
    expect(outline(contacts)).toEqual([
      [2, "CSV_ROW_RAGGED"],
      [3, "CSV_ROW_RAGGED"],
      [4, "CSV_QUOTE_MISPLACED"],
      [5, { phone: "+4", attributes: { name: "ok" } }],
      [6, "CSV_ROW_NOT_UTF8"],
      [7, "CSV_QUOTE_NOT_CLOSED"],
      [8, { phone: "+7", attributes: { name: "Zoé" } }],
    ]);
  });

  it.each([
    ["CSV_EMPTY", ""],
    ["CSV_HEADER_PHONE_MISSING", "+12025550123,Ann\n"],
    ["CSV_HEADER_UNREADABLE", '"phone"x,name\n+1,Ann\n'],
    ["CSV_HEADER_UNREADABLE", '"phone,name\n+1,Ann\n'],
    ["CSV_ENCODING_UNSUPPORTED", Buffer.from("phone,pr\u00e9nom\n", "latin1")],
  ])("is refused with %s when its header cannot be used", async (code, text) => {
    await expect(read(text)).rejects.toMatchObject({ code, field: ["header"] });
  });

  it("of UTF-16 from a spreadsheet is read too", async () => {
    const contacts = await read(Buffer.from("\ufeffphone,name\n+1,Zoé\n", "utf16le"));
    expect(outline(contacts)).toEqual([[2, { phone: "+1", attributes: { name: "Zoé" } }]]);
  });

  it("whose upload breaks off is refused, and the rows before are not lost", async () => {
    const source = new Readable({ read: () => undefined });
    source.push("phone\n+1\n+2");
    const { contacts } = await openContactFile(source);
    source.destroy();
    const taken: SentContact[] = [];
    const ended = (async () => {
      for await (const contact of contacts) taken.push(contact);
    })();
    await expect(ended).rejects.toMatchObject({ code: "UPLOAD_BROKEN" });
    expect(outline(taken)).toEqual([[2, { phone: "+1" }]]);
  });
});
