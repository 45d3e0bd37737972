package org.handshakedoctor.ui.clients;

import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;

/// Clients.
public final class ClientsController {

  public ClientsController(AnalysisSession session, Texts texts, ErrorCatalog catalog, NetworkDirectory networks) {}
}
