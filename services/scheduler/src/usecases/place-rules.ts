import type { CoolDown, FrequencyCap, PauseWindows } from "@redial/kernel";
import { placeContact, type CallPlace, type NumberPlan } from "../domain/call-place";
import type { CallingPacks, CallingRules } from "../domain/calling-rules";
import type { FrequencyRules } from "../domain/frequency-cap";
import { openHoursCompiler, type OpenHours } from "../domain/open-hours";
import { readPlace, type KeptPlace } from "./kept-place";

/** What a program itself says of when and how often it may call. */
export interface ProgramRules {
  readonly pauseWindows: PauseWindows;
  readonly timeZone: string;
  readonly frequencyCaps?: readonly FrequencyCap[] | undefined;
  readonly coolDowns?: readonly CoolDown[] | undefined;
}

/** What holds for everyone in one place. */
export interface PlaceRules {
  readonly openHours: OpenHours;
  /** The pack of calling rules, with its caps and cool-downs; null: none. */
  readonly callingRules: CallingRules | null;
  readonly frequencyRules: FrequencyRules;
}

/** The rules of places, made anew at each call: of a place, or (null) of those of whom the program alone says all. Throws for a place without zones, and for a pack that does not exist. */
export function placeRulesCompiler(program: ProgramRules, packs: CallingPacks): (place: CallPlace | null) => PlaceRules {
  const compile = openHoursCompiler(program.pauseWindows);
  return (place) => {
    const callingRules = place?.pack ? packs.get(place.pack) : null;
    if (callingRules === undefined) throw new Error(`there are no calling rules "${place?.pack}"`);
    const called = callingRules && place?.hoursZones ? { rules: callingRules, zones: place.hoursZones } : null;
    return {
      openHours: compile(place ? place.zones : [program.timeZone], called),
      callingRules,
      frequencyRules: frequencyRulesOf(program, callingRules ? [callingRules] : []),
    };
  };
}

/** Places of one program whose rules are kept. Audiences live in some tens of them; what is forgotten is compiled again. */
const PLACES_KEPT = 500;

/** The rules of places, compiled once and kept: the same object for the same place. Throws as `placeRulesCompiler`. */
export function keptPlaceRules(program: ProgramRules, packs: CallingPacks): (place: KeptPlace | null) => PlaceRules {
  const compile = placeRulesCompiler(program, packs);
  const own = compile(null);
  const kept = new Map<KeptPlace, PlaceRules>();
  return (place) => {
    if (place === null) return own;
    let rules = kept.get(place);
    if (!rules) {
      if (kept.size >= PLACES_KEPT) kept.clear();
      kept.set(place, (rules = compile(readPlace(place))));
    }
    return rules;
  };
}

/** For contacts of whom no number is known: they are placed by their own zone and region alone. */
export const NO_NUMBERS: NumberPlan = { zonesOf: () => [], countryOf: () => null };

/** The rules of someone in the program's own zone: with the pack that the program names, but with none by region, for nobody in particular has one. */
export function rulesAtHome(program: ProgramRules & { readonly callingHours: string | null }, packs: CallingPacks): PlaceRules {
  const { timeZone, callingHours } = program;
  const place = placeContact({ phone: "", timeZone, region: null }, { timeZone, timeZoneMode: "program", callingHours: callingHours ?? undefined }, NO_NUMBERS, packs);
  return placeRulesCompiler(program, packs)(place);
}

/** The frequency rules of a program and those of packs. All of them hold. */
export function frequencyRulesOf({ frequencyCaps, coolDowns }: Pick<ProgramRules, "frequencyCaps" | "coolDowns">, packs: readonly CallingRules[]): FrequencyRules {
  const setBy = new Map(packs.flatMap(({ id, version, ...pack }) => [...pack.frequencyCaps, ...pack.coolDowns].map((rule) => [rule, { pack: id, version }] as const)));
  return {
    setBy,
    caps: [...(frequencyCaps ?? []), ...packs.flatMap((pack) => pack.frequencyCaps)],
    coolDowns: [...(coolDowns ?? []), ...packs.flatMap((pack) => pack.coolDowns)],
  };
}
