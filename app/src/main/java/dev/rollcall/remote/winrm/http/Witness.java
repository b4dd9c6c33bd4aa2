package dev.rollcall.remote.winrm.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a handshake end, so that there is a certificate to judge, and notes what authorities say of it: {@link TlsSocket} judges
 * before anything is sent. For one handshake.
 */
@SuppressWarnings("CustomX509TrustManager")
final class Witness extends X509ExtendedTrustManager {
    private final Authorities authorities;
    private volatile Optional<String> objection = Optional.of("no authority was asked about it");

    Witness(Authorities authorities) {
        this.authorities = authorities;
    }

    /** Why no authority vouches for the certificate, as the end of a sentence; empty where one does. */
    Optional<String> objection() {
        return objection;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        objection = authorities.objection(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw otherwise();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw otherwise();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw otherwise();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw otherwise();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw otherwise();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException otherwise() {
        return new CertificateException("only for clients, and their sockets");
    }
}
