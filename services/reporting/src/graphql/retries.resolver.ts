import { Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { adviceOn, funnelOf, projectionOf } from "../domain/execution-metrics";
import { AttemptStepType } from "./attempt-step.type";
import { ExecutionMetricsType, MetricsAdviceType } from "./execution-metrics.type";
import { RetryProjectionType } from "./retry-projection.type";

/** Adds to the metrics what each retry bought, what another would, and what to make of it. */
@Resolver(() => ExecutionMetricsType)
export class RetriesResolver {
  @FieldResolver(() => [AttemptStepType], { description: "What each further attempt bought: conversion among those who were left, its price, and what all came to up to it." })
  attemptFunnel(@Root() metrics: ExecutionMetricsType): AttemptStepType[] {
    return funnelOf(metrics);
  }

  @FieldResolver(() => RetryProjectionType, { nullable: true, description: "What one retry more or fewer would make of it; null for executions with different numbers of retries, and without contacts." })
  retryProjection(@Root() metrics: ExecutionMetricsType): RetryProjectionType | null {
    return projectionOf(metrics);
  }

  @Directive("@listSize(assumedSize: 4)")
  @FieldResolver(() => [MetricsAdviceType], { description: "Remarks on the numbers, with those that led to them; empty when nothing is remarkable." })
  advice(@Root() metrics: ExecutionMetricsType): MetricsAdviceType[] {
    return adviceOn(metrics);
  }
}
