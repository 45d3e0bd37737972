package org.handshakedoctor.core.diagnosis;

import java.util.List;

/// The rules, in the order in which their evidence is shown.
final class DiagnosisRules {
  static final List<DiagnosisRule> ALL =
      List.of(
          new NothingRead(),
          new NoFailures(),
          new LocalFailures(),
          new CertificateRefused(),
          new ServerFailures(),
          new BackendFailures(),
          new ProxyInFront(),
          new Flood(),
          new Unclear(),
          new VisitorNoise(),
          new Repeats(),
          new Scans(),
          new KnownScanners(),
          new ForgedLines(),
          new NginxSeen(),
          new OpenSslSeen(),
          new DenyHasNoEffect(),
          new LogLimits());

  private DiagnosisRules() {}
}
