package org.handshakedoctor.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.remote.FetchProgress;
import org.handshakedoctor.core.remote.FetchedLog;
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.remote.RemoteFile;
import org.handshakedoctor.core.remote.RemoteLogSet;
import org.handshakedoctor.core.remote.RemoteLogs;
import org.handshakedoctor.core.remote.RemoteServer;
import org.handshakedoctor.core.source.LogLocation;
import org.handshakedoctor.core.source.SourceProblem;
import org.handshakedoctor.core.ssh.ConnectEvent;
import org.handshakedoctor.core.ssh.RemotePath;
import org.handshakedoctor.core.ssh.SshConnector;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.core.task.CancellationToken;
import org.jspecify.annotations.Nullable;

/// The servers whose logs are named on the command line: reaches each once, asks on the terminal
/// what must be asked, and tells in a sentence what stands in the way.
final class Servers implements AutoCloseable {
  private static final String SCHEME = "ssh://";
  private static final long PROGRESS_MILLIS = 500;
  private static final double MEGABYTE = 1e6;

  private final PrintStream err;
  private final Wording wording;
  private final CliTexts texts;
  private final LogCache cache;
  private final @Nullable Console console;
  private final Map<String, RemoteServer> reached = new TreeMap<>();
  private final List<FetchedLog> logs = new ArrayList<>();
  private final CancellationToken closed = new CancellationToken();

  Servers(PrintStream err, Wording wording, LogCache cache) {
    this.err = err;
    this.wording = wording;
    this.texts = CliTexts.in(wording.locale());
    this.cache = cache;
    this.console = Optional.ofNullable(System.console()).filter(Console::isTerminal).orElse(null);
  }

  /// The same locations, with those at servers reached. What cannot be keeps its place, with its
  /// problem.
  List<LogLocation> reached(List<LogLocation> locations) {
    List<LogLocation> all = new ArrayList<>();
    for (LogLocation location : locations) {
      if (location instanceof LogLocation.Elsewhere(String name, _) && name.startsWith(SCHEME)) {
        all.addAll(at(name));
      } else {
        all.add(location);
      }
    }
    if (console != null && !logs.isEmpty()) {
      Thread.ofVirtual().start(this::showProgress);
    }
    return all;
  }

  @Override
  public void close() {
    closed.cancel();
    reached.values().forEach(RemoteServer::close);
    if (!reached.isEmpty()) {
      try {
        cache.tidy();
      } catch (IOException _) {
        // What lies there is in nobody's way.
      }
    }
  }

  private List<LogLocation> at(String address) {
    SshTarget target = SshTarget.parse(address);
    if (target == null) {
      return List.of(new LogLocation.Elsewhere(address, SourceProblem.NOT_SUPPORTED));
    }
    try {
      RemoteLogs server = new RemoteLogs(server(target), cache);
      if (target.path().isEmpty()) {
        tellUsual(server, target);
        return List.of(new LogLocation.Elsewhere(address, SourceProblem.NOT_FOUND));
      }
      List<LogLocation> found = new ArrayList<>();
      for (RemoteLogSet set : server.at(RemotePath.of(target.path()), closed)) {
        for (RemoteFile part : set.parts()) {
          FetchedLog log = server.log(part, RemoteLogs.ALL_BYTES);
          logs.add(log);
          found.add(new LogLocation.Remote(log));
        }
      }
      return found.isEmpty()
          ? List.of(new LogLocation.Elsewhere(address, SourceProblem.EMPTY_FOLDER))
          : found;
    } catch (SshException e) {
      tell(e);
      return List.of(new LogLocation.Elsewhere(address, SourceProblem.NOT_CONNECTED));
    } catch (IOException e) {
      return List.of(new LogLocation.Elsewhere(address, RemoteLogs.problem(e)));
    }
  }

  private RemoteServer server(SshTarget target) throws SshException {
    SshTarget host = new SshTarget(target.user(), target.host(), target.port(), "");
    String name = SCHEME + host;
    RemoteServer known = reached.get(name);
    if (known == null) {
      SshConnector connector = new SshConnector();
      ConsolePrompts prompts = new ConsolePrompts(texts, err, console);
      known = new RemoteServer(name, () -> connector.connect(host, prompts, this::happened));
      reached.put(name, known);
    }
    known.connect();
    return known;
  }

  private void happened(ConnectEvent event) {
    if (event instanceof ConnectEvent.Banner(String host, String text)) {
      err.println(texts.get("ssh.banner", VisibleText.of(host), VisibleText.of(text.strip())));
      err.flush();
    }
  }

  private void tell(SshException fault) {
    err.println(
        wording.phrase("connect." + fault.reason().id(), List.of(fault.host(), fault.detail())));
  }

  private void tellUsual(RemoteLogs server, SshTarget target) throws SshException, IOException {
    List<RemoteLogSet> usual =
        server.usual(closed).stream().filter(RemoteLogSet::readable).toList();
    String host = VisibleText.of(target.toString());
    err.println(texts.get(usual.isEmpty() ? "ssh.found.not" : "ssh.found", host));
    for (RemoteLogSet set : usual) {
      err.println("  " + SCHEME + host + VisibleText.of(set.youngest().path().inAddress()));
    }
  }

  private void showProgress() {
    boolean shown = false;
    try {
      while (!closed.isCancelled()) {
        Thread.sleep(PROGRESS_MILLIS);
        for (FetchedLog log : logs) {
          FetchProgress now = log.progress();
          if (now != null && now.total() > now.bytes() && now.bytesPerSecond() > 0) {
            err.print("\r\u001b[K" + progress(log, now));
            err.flush();
            shown = true;
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private String progress(FetchedLog log, FetchProgress now) {
    return texts.get(
        "ssh.fetching",
        VisibleText.of(log.name().substring(log.name().lastIndexOf('/') + 1)),
        now.bytes() / MEGABYTE,
        now.total() / MEGABYTE,
        now.bytesPerSecond() / MEGABYTE,
        now.secondsLeft());
  }
}
