import { wholeSystem } from "./whole-system.fixture";

describe("on the embedded bus", () => wholeSystem("embedded"));
