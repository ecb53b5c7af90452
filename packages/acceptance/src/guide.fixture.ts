/** What the user guide prints and this package types: its requests, and the program of "Combining retries with pause windows". */
export const GUIDE = {
  retriesWithPauseWindows: `{
  "retryStrategy": {
    "type": "fixed_delay",
    "delayMinutes": 60,
    "maxRetries": 3
  },
  "pauseWindows": {
    "monday": [
      { "startAt": { "hour": 12, "minute": 0 }, "endAt": { "hour": 14, "minute": 0 } },
      { "startAt": { "hour": 18, "minute": 0 }, "endAt": { "hour": 23, "minute": 59 } }
    ]
  }
}`,

  baseline: `curl -X GET /program-executions/EXECUTION_ID \\
  -H "x-api-key: YOUR_API_KEY"`,

  callReport: `curl -X GET /call-report/JOB_ID \\
  -H "x-api-key: YOUR_API_KEY"`,
} as const;

/** The ids and the key that the guide leaves to its reader. */
export interface GuideBlanks {
  EXECUTION_ID: string;
  JOB_ID: string;
  YOUR_API_KEY: string;
}

/** A request of the guide as its reader would type it: with real ids and key, and the address in front of the path. */
export function typed(request: string, gatewayUrl: string, blanks: GuideBlanks): string {
  const filled = Object.entries(blanks).reduce((text, [blank, value]) => text.replaceAll(blank, value), request);
  return filled.replace("-X GET /", `-sS -X GET ${gatewayUrl}/`);
}
