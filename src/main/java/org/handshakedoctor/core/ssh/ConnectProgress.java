package org.handshakedoctor.core.ssh;

import java.time.Duration;
import java.util.Objects;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.handshakedoctor.core.ssh.SshException.Reason;
import org.jspecify.annotations.Nullable;

/// Where a connection in the making stands: tells the listener, and knows when a step takes too
/// long. Steps are taken by one thread; another one looks at the clock.
final class ConnectProgress {
  private final ConnectListener listener;
  private final Patience patience;
  private String host = "";
  private ConnectStage stage = ConnectStage.FIND_ADDRESS;
  private ConnectEvent.@Nullable Offered offered;

  /// By [System#nanoTime()]; what has been left of a step while a person is asked.
  private volatile long deadline;

  private volatile boolean asking;

  ConnectProgress(ConnectListener listener, Patience patience) {
    this.listener = listener;
    this.patience = patience;
    allow(patience.step());
  }

  void began(String host, ConnectStage stage) {
    if (host.equals(this.host) && stage == this.stage) {
      return;
    }
    this.host = host;
    this.stage = stage;
    offered = null;
    allow(stage == ConnectStage.LOG_IN ? patience.login() : patience.step());
    listener.happened(new ConnectEvent.Began(host, stage));
  }

  ConnectStage stage() {
    return stage;
  }

  void offered(LoginWay way, String what) {
    refused();
    offered = new ConnectEvent.Offered(host, way, what);
    listener.happened(offered);
  }

  /// What was offered last was not taken; nothing happens if nothing was.
  void refused() {
    if (offered != null) {
      listener.happened(new ConnectEvent.Refused(host, offered.way(), offered.what()));
      offered = null;
    }
  }

  void loggedIn() {
    ConnectEvent.Offered last =
        Objects.requireNonNullElse(offered, new ConnectEvent.Offered(host, LoginWay.NOTHING, ""));
    listener.happened(new ConnectEvent.LoggedIn(host, last.way(), last.what()));
  }

  void tell(ConnectEvent event) {
    listener.happened(event);
  }

  /// Asks a person, for whom no clock runs.
  <T> T ask(Question<T> question) {
    asking = true;
    try {
      T answer = question.ask();
      if (answer == null) {
        throw new ConnectionEnded(Reason.CANCELLED);
      }
      return answer;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ConnectionEnded(Reason.CANCELLED);
    } finally {
      allow(stage == ConnectStage.LOG_IN ? patience.login() : patience.step());
      asking = false;
    }
  }

  boolean isOverdue() {
    return !asking && System.nanoTime() - deadline > 0;
  }

  private void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /// A question to a person; null is to give up.
  interface Question<T> {
    @Nullable T ask() throws InterruptedException;
  }
}
