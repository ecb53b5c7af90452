import { changed, toldChanges } from "./told-changes.fixture";
import { untilItAppears } from "./until-it-appears";

it("what is on its way is found when it comes, and then nobody watches any more", async () => {
  const changes = toldChanges();
  let there: string | null = null;
  const found = untilItAppears(changes, "e1", async () => there);
  changes.tell(changed());
  there = "here";
  changes.tell(changed());
  expect(await found).toBe("here");
  expect(changes.watchers()).toBe(0);
});

it("what does not come in time is not there", async () => {
  const changes = toldChanges();
  expect(await untilItAppears(changes, "e1", async () => null, 20)).toBeNull();
  expect(changes.watchers()).toBe(0);
});
