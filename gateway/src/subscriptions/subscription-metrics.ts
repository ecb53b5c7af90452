import { counter, gauge } from "@redial/platform";
import type { Outlet } from "./subscriber";

const open = gauge("redial_subscriptions_open", "Subscriptions of callers that have been told something and go on, by how they are reached.", ["transport"]);
const told = counter("redial_subscription_results_total", "Results that were written to subscribers.", ["transport"]);
const givenUp = counter("redial_subscribers_given_up_total", "Subscribers that were closed because they do not read what they are sent.", ["transport"]);

/** Subscriptions at services that go on. */
export const sharedSubscriptions = gauge("redial_subscriptions_shared", "Subscriptions at a service that go on: one for all callers who ask the same in the same name.", ["subgraph"]);

/** Times that the socket to a service was lost while there were subscriptions over it. */
export const upstreamGaps = counter("redial_subscription_gaps_total", "Times that the subscriptions of a service broke off and were begun anew.", ["subgraph"]);

/** The outlet, counted: what goes through it, and itself from the first result until it is over. */
export function counted(transport: "websocket" | "event_stream", outlet: Outlet): Outlet {
  let isOpen = false;
  const close = () => {
    if (isOpen) open.dec({ transport });
    isOpen = false;
  };
  return {
    write(results) {
      if (!isOpen) open.inc({ transport });
      isOpen = true;
      told.inc({ transport }, results.length);
      return outlet.write(results);
    },
    end() {
      close();
      outlet.end();
    },
    giveUp() {
      close();
      givenUp.inc({ transport });
      outlet.giveUp();
    },
  };
}
