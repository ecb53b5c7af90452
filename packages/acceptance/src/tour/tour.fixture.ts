import { readFileSync } from "node:fs";
import { join } from "node:path";
import { throwAwayFolder } from "@redial/embedded";
import { CHECKOUT, openOrganization, redialClient } from "@redial/start";
import type { House } from "../house.fixture";
import { loadDemo } from "./load-demo";
import { runTour } from "./run-tour";
import { readTour, writeTour } from "./tour-page";
import { TOUR_PLOTS } from "./tour-plots";

const WITHIN_MS = 240_000;

/** docs/tour.md, command by command, on what `npm start` loads, in an organization of its own. */
export function tour(house: () => House): void {
  describe("the tour", () => {
    it("prints and draws what its page shows (npm run tour -- --write writes it anew)", async () => {
      const { gatewayUrl } = house().system;
      const key = await openOrganization(house().system, "Readers of the tour");
      const page = readFileSync(join(CHECKOUT, "docs/tour.md"), "utf8");
      const folder = await throwAwayFolder();
      try {
        await loadDemo(redialClient(gatewayUrl, key));
        const outputs = await runTour(readTour(page), { gatewayUrl, key, folder: folder.path });
        expect(writeTour(page, outputs)).toBe(page);
        for (const name of TOUR_PLOTS) expect([name, readFileSync(join(folder.path, "plots", name), "utf8")]).toEqual([name, readFileSync(join(CHECKOUT, "docs/tour", name), "utf8")]);
      } finally {
        folder.remove();
      }
    }, WITHIN_MS);
  });
}
