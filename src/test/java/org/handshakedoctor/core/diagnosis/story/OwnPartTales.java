package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// Monitors, health checks, proxies and other machines of the owner.
final class OwnPartTales {
  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "the load balancer knocks every ten seconds",
                  log -> {
                    log.times(2000, i -> log.closes(at(0, 1, 0) + 10 * i, "10.0.0.5"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "health-check",
                  "")
              .says("10.0.0.5", "10 seconds"),
          Tale.of(
              "health checks beside scanners",
              log -> {
                log.noise(at(0, 0, 0), at(1, 0, 0));
                log.times(2000, i -> log.closes(at(0, 1, 0) + 10 * i, "10.0.0.5"));
              },
              Verdict.NOTHING_TO_DO,
              "health-check",
              ""),
          Tale.of(
                  "a known monitor looks every five minutes",
                  log -> {
                    log.noise(at(0, 0, 0), at(2, 0, 0));
                    log.times(200, i -> log.closes(at(0, 1, 0) + 300 * i, "69.162.124.227"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("known-monitor"),
          Tale.of(
                  "a forgotten program tries in vain every minute",
                  log -> {
                    log.times(
                        1200,
                        i -> log.fails(at(0, 1, 0) + 60 * i, visitor(1), "unsupported protocol"));
                  },
                  Verdict.NOTHING_TO_DO,
                  "forgotten-program",
                  "")
              .says(visitor(1), "60 seconds")
              .mayBlock(visitor(1)),
          Tale.of(
              "a content delivery network stands in front",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(0, 20, 0),
                    100,
                    (time, i) -> log.closes(time + i % 13, "162.158.1." + i % 40));
              },
              Verdict.WATCH,
              "proxy-in-front",
              ""),
          Tale.of(
              "a load balancer is the only one there is",
              log -> {
                spread(
                    at(0, 0, 0),
                    at(0, 20, 0),
                    100,
                    (time, i) ->
                        log.fails(
                            time + i * i % 500,
                            "10.0.0.5",
                            i % 2 == 0 ? "unsupported protocol" : "no shared cipher"));
              },
              Verdict.WATCH,
              "proxy-in-front",
              ""),
          Tale.of(
              "own programs in the private network cannot agree with the server",
              log -> {
                log.noise(at(0, 0, 0), at(1, 0, 0));
                spread(
                    at(0, 0, 0),
                    at(1, 0, 0),
                    60,
                    (time, i) ->
                        log.fails(
                            time + i * i % 900, "192.168.1." + i % 3, "unsupported protocol"));
              },
              Verdict.WATCH,
              "proxy-in-front",
              ""),
          Tale.of(
                  "a few failures from the private network among many of visitors",
                  log -> {
                    log.noise(at(0, 0, 0), at(3, 0, 0))
                        .closes(at(0, 5, 0), "10.0.0.5")
                        .closes(at(0, 5, 7), "10.0.0.5");
                  },
                  Verdict.NOTHING_TO_DO,
                  "visitor-noise",
                  "")
              .sees("own-parts"),
          Tale.of(
              "health checks hide that the certificate expired",
              log -> {
                log.times(10_000, i -> log.closes(at(0, 0, 0) + 10 * i, "10.0.0.5"));
                spread(at(1, 1, 0), at(1, 3, 46), 60, (time, i) -> log.expired(time, visitor(i)));
              },
              Verdict.FIX_YOUR_SERVER,
              "certificate-refused-since",
              "alert-certificate-expired"));

  private OwnPartTales() {}
}
