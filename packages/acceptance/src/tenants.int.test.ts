import { foreignKey } from "./foreign-key.fixture";
import { useHouse } from "./house.fixture";
import { learnedHours } from "./learned-hours.fixture";
import { roles } from "./roles.fixture";
import { withoutAKey } from "./without-a-key.fixture";

describe("the tenants of one Redial", () => {
  const house = useHouse("embedded");
  foreignKey(house);
  roles(house);
  learnedHours(house);
  withoutAKey(house);
});
