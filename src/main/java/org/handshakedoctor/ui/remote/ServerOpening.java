package org.handshakedoctor.ui.remote;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Window;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.net.SshTarget;
import org.handshakedoctor.core.remote.LogCache;
import org.handshakedoctor.core.remote.RemoteLogs;
import org.handshakedoctor.core.remote.RemoteServer;
import org.handshakedoctor.core.ssh.ConnectListener;
import org.handshakedoctor.core.ssh.SshConnector;
import org.handshakedoctor.core.ssh.SshPrompts;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.jspecify.annotations.Nullable;

/// Opens logs that lie at a server. A server that was reached stays reached, for the logs that are
/// open are still fetched and followed over it, and the next choice there asks for no password.
public final class ServerOpening {
  private final AnalysisSession session;
  private final SshConnector connector;
  private final LogCache cache;
  private final Wording wording;
  private final Texts texts;
  private final Map<String, RemoteServer> reached = new HashMap<>();
  private final AtomicReference<@Nullable Window> owner = new AtomicReference<>();

  /// Who wants to know how connecting goes; nobody once the dialog is gone.
  private volatile ConnectListener watching = _ -> {};

  public ServerOpening(
      AnalysisSession session,
      SshConnector connector,
      LogCache cache,
      Wording wording,
      Texts texts) {
    this.session = session;
    this.connector = connector;
    this.cache = cache;
    this.wording = wording;
    this.texts = texts;
  }

  /// Asks for a server and what to read there, and opens it.
  public void show(Window window) {
    ServerDialog dialog = new ServerDialog(window, this, wording, texts, session::open);
    dialog.show();
    owner.set(dialog.getDialogPane().getScene().getWindow());
    dialog
        .showingProperty()
        .subscribe(
            showing -> {
              if (!showing) {
                owner.set(window);
                watching = _ -> {};
              }
            });
  }

  /// A server, which is connected to when it is first needed.
  RemoteServer at(SshTarget target, ConnectListener listener) {
    watching = listener;
    SshTarget host = new SshTarget(target.user(), target.host(), target.port(), "");
    SshPrompts prompts = new FxPrompts(owner::get, texts);
    synchronized (reached) {
      return reached.computeIfAbsent(
          "ssh://" + host,
          name ->
              new RemoteServer(
                  name, () -> connector.connect(host, prompts, event -> watching.happened(event))));
    }
  }

  RemoteLogs logsOf(RemoteServer server) {
    return new RemoteLogs(server, cache);
  }
}
