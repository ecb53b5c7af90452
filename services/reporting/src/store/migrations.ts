import { MESSAGING_MIGRATIONS } from "@redial/platform";
import { AddAttemptOrder1700000001100 } from "./add-attempt-order.migration";
import { CountHoursAndSegments1700000002000 } from "./count-hours-and-segments.migration";
import { CountAbandoned1700000000310 } from "./count-abandoned.migration";
import { CreateReports1700000000300 } from "./create-reports.migration";
import { LearnRates1700000002310 } from "./learn-rates.migration";
import { IndexJobs1700000002210 } from "./index-jobs.migration";
import { RateSegments1700000002700 } from "./rate-segments.migration";
import { IndexFailedJobs1700000002100 } from "./index-failed-jobs.migration";

/** All that makes an empty database the reporting service's. They run in the order of the numbers in their names. */
export const REPORTING_MIGRATIONS = [...MESSAGING_MIGRATIONS, CreateReports1700000000300, CountAbandoned1700000000310, AddAttemptOrder1700000001100, CountHoursAndSegments1700000002000, IndexFailedJobs1700000002100, IndexJobs1700000002210, LearnRates1700000002310, RateSegments1700000002700];
