package org.handshakedoctor.core.diagnosis.story;

import static org.handshakedoctor.core.diagnosis.story.StoryLog.at;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.spread;
import static org.handshakedoctor.core.diagnosis.story.StoryLog.visitor;

import java.util.List;
import org.handshakedoctor.core.diagnosis.Verdict;

/// What fails behind the server.
final class BackendTales {
  static final List<Tale> ALL =
      List.of(
          Tale.of(
                  "the backend was switched to plain HTTP",
                  log -> {
                    log.noise(at(0, 0, 0), at(1, 20, 0));
                    spread(
                        at(1, 10, 1),
                        at(1, 20, 0),
                        500,
                        (time, i) -> log.plainBackend(time, visitor(i)));
                  },
                  Verdict.FIX_YOUR_BACKEND,
                  "backend-failures-since",
                  "upstream-plain-http")
              .says("10:01", "Tuesday", "500 requests"),
          Tale.of(
              "the backend's certificate expired",
              log -> {
                spread(
                    at(0, 0, 1),
                    at(0, 20, 0),
                    50,
                    (time, i) ->
                        log.backend(
                            time,
                            visitor(i),
                            "10.0.0.7:8443",
                            "upstream SSL certificate verify error: (10:certificate has expired)"));
              },
              Verdict.FIX_YOUR_BACKEND,
              "backend-failures",
              "upstream-verify"),
          Tale.of(
              "the backend has a certificate for another name",
              log -> {
                spread(
                    at(0, 0, 1),
                    at(0, 20, 0),
                    50,
                    (time, i) ->
                        log.backend(
                            time,
                            visitor(i),
                            "10.0.0.7:8443",
                            "upstream SSL certificate does not match \"app.example\""));
              },
              Verdict.FIX_YOUR_BACKEND,
              "backend-failures",
              "upstream-name"),
          Tale.of(
              "one of two backends is broken",
              log -> {
                spread(
                    at(0, 0, 1), at(0, 20, 0), 50, (time, i) -> log.plainBackend(time, visitor(i)));
              },
              Verdict.FIX_YOUR_BACKEND,
              "backend-failures",
              "upstream-plain-http"),
          Tale.of(
                  "the backend was mended, and the log goes on for days",
                  log -> {
                    log.noise(at(0, 0, 0), at(4, 0, 0));
                    spread(
                        at(1, 10, 1),
                        at(1, 12, 0),
                        500,
                        (time, i) -> log.plainBackend(time, visitor(i)));
                  },
                  Verdict.WATCH,
                  "backend-over",
                  "")
              .says("10:01", "11:59"),
          Tale.of(
              "the backend hung up once in a week",
              log -> {
                log.noise(at(0, 0, 0), at(6, 0, 0));
                log.backend(
                    at(3, 4, 0),
                    visitor(1),
                    "10.0.0.7:8443",
                    "peer closed connection in SSL handshake (104: Connection reset by peer)");
              },
              Verdict.WATCH,
              "backend-hiccups",
              "upstream-closed"),
          Tale.of(
              "a visitor whose backend fails is never blocked, however often he tries",
              log -> {
                log.times(9000, i -> log.plainBackend(at(0, 3, 0) + i, visitor(1)));
              },
              Verdict.FIX_YOUR_BACKEND,
              "backend-failures",
              "upstream-plain-http"));

  private BackendTales() {}
}
