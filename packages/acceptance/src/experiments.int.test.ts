import { experiments } from "./experiment.fixture";
import { useHouse } from "./house.fixture";

describe("on the embedded bus", () => experiments(useHouse("embedded")));
