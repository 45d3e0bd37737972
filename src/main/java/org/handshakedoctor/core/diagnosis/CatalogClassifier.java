package org.handshakedoctor.core.diagnosis;

import org.handshakedoctor.core.analysis.Classification;
import org.handshakedoctor.core.catalog.CatalogIndex;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.tls.FailureKind;
import org.handshakedoctor.core.tls.Fault;

/// Tells the counting what the catalogue knows.
///
/// Where no entry explains a failure its leg still says something: a backend's is no visitor's
/// fault, and one without a peer is the server's own.
public record CatalogClassifier(ErrorCatalog catalog) implements Classification.Classifier {

  @Override
  public Classification classify(FailureKind kind) {
    CatalogIndex.Entry entry = catalog.match(kind);
    return new Classification(entry.id(), fault(entry, kind));
  }

  private static Fault fault(CatalogIndex.Entry entry, FailureKind kind) {
    if (!entry.id().equals(ErrorCatalog.UNEXPLAINED)) {
      return entry.fault();
    }
    return switch (kind.leg()) {
      case CLIENT -> Fault.EITHER;
      case UPSTREAM -> Fault.BACKEND;
      case LOCAL -> Fault.SITE;
    };
  }
}
