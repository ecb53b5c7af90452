import { readMetrics } from "@redial/platform";
import { counted } from "./subscription-metrics";

const outlet = { write: () => true, end: () => undefined, giveUp: () => undefined };
const told = async (transport: string) => (await readMetrics()).split("\n").filter((line) => line.includes(`{transport="${transport}"}`)).map((line) => [line.slice(0, line.indexOf("{")), Number(line.split(" ")[1])]);

it("counts a subscription as open from its first result until it is over, and every result", async () => {
  const [one, other, unheard] = [counted("websocket", outlet), counted("websocket", outlet), counted("websocket", outlet)];
  expect(one.write([{ data: {} }, { data: {} }])).toBe(true);
  other.write([{ data: {} }]);
  expect(await told("websocket")).toEqual([["redial_subscriptions_open", 2], ["redial_subscription_results_total", 3]]);
  one.end();
  unheard.end();
  other.giveUp();
  expect(await told("websocket")).toEqual([["redial_subscriptions_open", 0], ["redial_subscription_results_total", 3], ["redial_subscribers_given_up_total", 1]]);
});
