import { brokenDocuments } from "./broken-documents.fixture";
import { clientExamples } from "./client-examples.fixture";
import { duplicateDelivery } from "./duplicate-delivery.fixture";
import { explained } from "./explained.fixture";
import { useHouse } from "./house.fixture";
import { lifeOfAnAttempt } from "./life-of-an-attempt.fixture";
import { lostAttempt } from "./lost-attempt.fixture";
import { lostNetwork } from "./lost-network.fixture";
import { pause } from "./pause.fixture";
import { refusals } from "./refusals.fixture";
import { reportsAgree } from "./reports-agree.fixture";
import { segmentsOfAFile } from "./segments-of-a-file.fixture";
import { simulation } from "./simulation.fixture";
import { subscriptions } from "./subscriptions.fixture";
import { suppressions } from "./suppressions.fixture";
import { virtualWeek } from "./virtual-week.fixture";

/** All that must be true of a whole Redial, whatever carries its events. The suites share one house. */
export function wholeSystem(bus: "embedded" | "kafka"): void {
  const house = useHouse(bus);
  lifeOfAnAttempt(house);
  explained(house);
  refusals(house);
  brokenDocuments(house);
  pause(house);
  suppressions(house);
  subscriptions(house);
  clientExamples(house);
  virtualWeek(house);
  reportsAgree(house);
  segmentsOfAFile(house);
  simulation(house);
  lostAttempt(house);
  lostNetwork(house);
  duplicateDelivery(house);
}
