import { stopShared } from "./shared-services";

/** Jest's `globalTeardown` for both set-ups. */
export default function teardown(): Promise<void> {
  return stopShared();
}
