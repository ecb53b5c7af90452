import { experiments } from "./experiment.fixture";
import { useHouse } from "./house.fixture";
import { tour } from "./tour/tour.fixture";

describe("on the embedded bus", () => {
  const house = useHouse("embedded");
  experiments(house);
  tour(house);
});
