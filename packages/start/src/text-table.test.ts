import { textTable } from "./text-table";

it("sets words to the left, numbers to the right and each column as wide as its widest cell", () => {
  expect(textTable([{ heading: "Group" }, { heading: "Calls", align: "right" }], [["A", "180"], ["Evenings", "7"]])).toBe(
    ["Group      Calls", "────────   ─────", "A            180", "Evenings       7"].join("\n"),
  );
});
