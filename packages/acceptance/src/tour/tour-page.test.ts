import { masked, readTour, writeTour } from "./tour-page";

const PAGE = "# Tour\n\n```sh\nnpm start\n```\n\n```sh\nask one\n```\n\n```json output\n{}\n```\n\n```json\n{ \"of\": \"the guide\" }\n```\n\n```sh\nask two\n```\n\nThen.\n";

it("finds the commands of a page with what they print, and leaves documents and npm alone", () => {
  expect(readTour(PAGE)).toEqual([
    { command: "ask one\n", output: "{}\n" },
    { command: "ask two\n", output: null },
  ]);
});

it("writes outputs behind their commands, so that a page which shows what it should stays as it is", () => {
  expect(writeTour(PAGE, ["{}\n", ""])).toBe(PAGE);
  const other = writeTour(PAGE, ["", "a,b\n$&\n"]);
  expect(readTour(other).map(({ output }) => output)).toEqual([null, "a,b\n$&\n"]);
  expect(other).toContain("```\n\n```text output\na,b\n$&\n```\n\nThen.");
  expect(writeTour(other, ["{}\n", ""])).toBe(PAGE);
});

it("leaves out ids and nothing else", () => {
  expect(masked('{ "id": "01a21185-8009-7000-9db0-3a21d5f7b4da", "phone": "+12015550100" }')).toBe('{ "id": "…", "phone": "+12015550100" }');
});
