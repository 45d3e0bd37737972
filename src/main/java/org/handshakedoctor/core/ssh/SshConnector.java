package org.handshakedoctor.core.ssh;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.ssh.SshException.Reason;

/// Connects to servers: finds the settings and the address, goes through the hosts on the way,
/// checks each one's key, and logs in.
///
/// Whoever calls waits, and gives up by interrupting the thread that waits: that ends the waiting
/// at once, whatever the network or the name server is doing. The work is done by another thread,
/// which then closes what it has opened and ends when it can.
public final class SshConnector {
  private static final int LOOK_MILLIS = 100;

  private final SshEnvironment here;
  private final Patience patience;

  /// Connects as `ssh` on this computer would, with the user's settings, keys and agent.
  public SshConnector() {
    this(SshEnvironment.ofThisComputer(), Patience.USUAL);
  }

  SshConnector(SshEnvironment here, Patience patience) {
    this.here = here;
    this.patience = patience;
  }

  /// @throws SshException which tells the step that failed by its reason; `CANCELLED` when the
  ///   waiting thread was interrupted, which it then still is
  public SshSession connect(SshTarget target, SshPrompts prompts, ConnectListener listener)
      throws SshException {
    ConnectProgress progress = new ConnectProgress(listener, patience);
    Connecting connecting = new Connecting(target, here, prompts, progress, patience);
    CompletableFuture<SshSession> result = new CompletableFuture<>();
    Thread worker =
        Thread.ofPlatform().daemon().name("ssh-connect").start(() -> work(connecting, result));
    try {
      return await(result, progress, target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SshException(Reason.CANCELLED, target.toString(), "", e);
    } finally {
      if (!result.isDone()) {
        result.cancel(false);
        connecting.stop();
        worker.interrupt();
      }
    }
  }

  private static SshSession await(
      CompletableFuture<SshSession> result, ConnectProgress progress, SshTarget target)
      throws InterruptedException, SshException {
    while (true) {
      try {
        return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (progress.isOverdue()) {
          throw new SshException(Reason.TIMED_OUT, target.toString());
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof SshException fault) {
          throw fault;
        }
        throw new SshException(Reason.CONNECTION_LOST, target.toString(), "", e.getCause());
      }
    }
  }

  /// Whatever goes wrong, whoever waits must hear of it, even of a memory that a hostile server
  /// filled.
  @SuppressWarnings("CatchingUnchecked")
  private static void work(Connecting connecting, CompletableFuture<SshSession> result) {
    boolean kept = false;
    try {
      kept = result.complete(connecting.connect());
    } catch (SshException | InterruptedException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      if (!kept) {
        connecting.stop();
      }
    }
  }
}
