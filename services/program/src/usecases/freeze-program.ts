import type { ProgramSnapshot } from "@redial/contracts";
import { toIso } from "@redial/kernel";
import { DEFAULT_RING_SECONDS } from "../domain/dial-node";
import type { Program } from "./ports";

/** All of a program that its execution obeys, as it stands now. Limits that it does not set are left out. */
export function freezeProgram(program: Program): ProgramSnapshot {
  const { name, retryStrategy, pauseWindows, flow, timeZone, timeZoneMode, callerIds, maxConcurrentCalls, carrier, answerProfile, startAt, stopAt } = program;
  const { callsPerSecond, callingHours, frequencyCaps, coolDowns, autoPause } = program;
  return {
    name,
    retryStrategy,
    pauseWindows,
    timeZone,
    timeZoneMode,
    flow: {
      enableAMD: flow.config.enableAMD,
      leaveMessage: flow.outputs.onVoicemail !== undefined,
      ringSeconds: flow.config.ringSeconds ?? DEFAULT_RING_SECONDS,
    },
    callerIds: [...callerIds],
    maxConcurrentCalls,
    ...(callsPerSecond !== null && { callsPerSecond }),
    ...(callingHours !== null && { callingHours }),
    ...(frequencyCaps.length > 0 && { frequencyCaps: [...frequencyCaps] }),
    ...(coolDowns.length > 0 && { coolDowns: [...coolDowns] }),
    ...(autoPause.length > 0 && { autoPause: [...autoPause] }),
    carrier,
    answerProfile,
    startAt: startAt === null ? null : toIso(startAt),
    stopAt: stopAt === null ? null : toIso(stopAt),
  };
}
