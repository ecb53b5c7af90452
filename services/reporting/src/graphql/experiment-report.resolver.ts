import { experimentPlanDocument } from "@redial/contracts";
import { Rejection } from "@redial/kernel";
import type { RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, FieldResolver, Float, Resolver, Root } from "type-graphql";
import { countedRate } from "../domain/counted-rate";
import { readExperiment, type ArmReport } from "../read-experiment";
import type { Reports } from "../reports";
import { ExperimentReportType, type ArmReportType } from "./experiment-report.type";
import { ExperimentRef } from "./experiment.ref";

/** Adds its report to an experiment. */
@Resolver(() => ExperimentRef)
export class ExperimentReportResolver {
  constructor(private readonly reports: Reports) {}

  @Directive('@requires(fields: "judgedPlan")')
  @Directive("@cost(weight: 50)")
  @FieldResolver(() => ExperimentReportType, { nullable: true, description: "What it came to so far, and what it says; null until the launch." })
  async report(
    @Root() { judgedPlan }: ExperimentRef,
    @Arg("costPerCall", () => Float, { nullable: true, description: "What one call costs, in any currency, for costPerConnection." }) costPerCall: number | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<ExperimentReportType | null> {
    if (costPerCall != null && costPerCall < 0) throw new Rejection("COST_PER_CALL_NEGATIVE", `costPerCall must be 0 or more, not ${costPerCall}.`, ["costPerCall"]);
    if (judgedPlan == null) return null;
    const { arms, waves, ...report } = await readExperiment(this.reports, identity.organizationId, experimentPlanDocument.parse(judgedPlan));
    return { ...report, differences: [...report.differences], waves: waves.map((wave) => ({ ...wave, arms: [...wave.arms] })), arms: arms.map((arm) => shownArm(arm, costPerCall ?? null)) };
  }
}

function shownArm({ name, executionId, size, metrics, counted }: ArmReport, costPerCall: number | null): ArmReportType {
  const { totalContacts = 0, contactsCompleted = 0, contactsOpen = 0, averageAttempts = null, totalCalls = 0 } = metrics ?? {};
  const callsPerConnection = contactsCompleted === 0 ? null : totalCalls / contactsCompleted;
  return {
    name,
    execution: { id: executionId },
    size,
    connectionRate: countedRate(contactsCompleted, totalContacts),
    compared: counted,
    contactsOpen,
    averageAttempts,
    totalCalls,
    callsPerConnection,
    costPerConnection: callsPerConnection === null || costPerCall === null ? null : callsPerConnection * costPerCall,
  };
}
