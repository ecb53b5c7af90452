import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { answerProfiles, type CallCourse } from "@redial/answer-model";
import type { CallOrder } from "./call";
import { exampleOrder } from "./order.fixture";
import { readReplayHistory } from "./replay-history";
import { createReplayModel } from "./replay-model";
import { replayPhone } from "./replay-phone";

const world = answerProfiles().get("warm_lead")?.world;
if (!world) throw new Error("no world");
const contacts = Array.from({ length: 500 }, (_, at) => ({ row: at + 1, dials: 1 + (at % 7), talkSeconds: at * 3 }));
const history = new Map(contacts.map(({ row, ...contact }) => [replayPhone(row), contact]));
const model = createReplayModel(history, world);

function order(changes: Partial<CallOrder>): CallOrder {
  return exampleOrder({ phone: replayPhone(1), profile: "replay", ...changes });
}

function everyDial(changes: Partial<CallOrder>): { course: CallCourse; isLast: boolean; talkSeconds: number }[] {
  return contacts.flatMap(({ row, dials, talkSeconds }) =>
    Array.from({ length: dials }, (_, at) => ({
      course: model.course(order({ ...changes, phone: replayPhone(row), attempt: at + 1 }), 0, []),
      isLast: at + 1 === dials,
      talkSeconds,
    })),
  );
}

describe("createReplayModel", () => {
  it("lets a contact answer at the dial that reached him, and talk as long as he did", () => {
    for (const { course, isLast, talkSeconds } of everyDial({})) {
      if (isLast) expect(course).toMatchObject({ code: "sip:200", answeredBy: "human", talkMs: talkSeconds * 1_000 });
      else expect(course.code === "sip:200" ? course.answeredBy : null).not.toBe("human");
    }
  });

  it("lets earlier dials fail in all the ways that are tried again by default", () => {
    const codes = new Set(everyDial({}).map(({ course }) => (course.answeredBy === "machine" ? "machine" : course.code)));
    expect([...codes].sort()).toEqual(["machine", "sip:200", "sip:486", "sip:487", "sip:503"]);
  });

  it.each([{ enableAMD: false }, { leaveMessage: true }])("lets no machine end the job too early with %p", (changes) => {
    for (const { course, isLast } of everyDial(changes)) expect(course.code === "sip:200").toBe(isLast);
  });

  it("answers within the ring time", () => {
    for (const { course } of everyDial({ ringSeconds: 6 })) expect(course.ringMs).toBeLessThanOrEqual(6_000);
  });

  it("knows no other numbers", () => expect(model.course(order({ phone: "+12125550199" }), 0, []).code).toBe("sip:404"));
});

describe("readReplayHistory", () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "replay-")), "history.csv");

  it("reads the columns it needs by their names", async () => {
    writeFileSync(file, "row,date,lineType,dials,talkSeconds\n1,2008-05-05,unknown,3,261\n2,2008-05-05,unknown,1,0\n");
    expect([...(await readReplayHistory(file))]).toEqual([
      [replayPhone(1), { dials: 3, talkSeconds: 261 }],
      [replayPhone(2), { dials: 1, talkSeconds: 0 }],
    ]);
  });

  it("names the line that it can't read", async () => {
    writeFileSync(file, "row,dials,talkSeconds\n1,many,261\n");
    await expect(readReplayHistory(file)).rejects.toThrow(/history\.csv:2/);
  });

  it("names the column that is missing", async () => {
    writeFileSync(file, "row,dials\n1,2\n");
    await expect(readReplayHistory(file)).rejects.toThrow(/talkSeconds/);
  });
});
