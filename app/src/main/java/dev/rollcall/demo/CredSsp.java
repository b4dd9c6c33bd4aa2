package dev.rollcall.demo;

import dev.rollcall.demo.FleetList.Member;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * The server's half of CredSSP (MS-CSSP 3.1.5) inside TLS: answers a NEGOTIATE_MESSAGE with a challenge and every log-on
 * with STATUS_LOGON_FAILURE. Nobody can log on to a simulated host.
 */
final class CredSsp {
    private static final int VERSION = 6;
    private static final int STATUS_LOGON_FAILURE = 0xC000006D;
    private static final int LARGEST_REQUEST = 64 * 1024;
    /** The object identifier 1.3.6.1.5.5.2, as its bytes. */
    private static final String SPNEGO = "+\6\1\5\5\2";

    private static final String NTLM = "NTLMSSP\0";
    private static final ASN1ObjectIdentifier NTLM_MECHANISM = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.2.10");

    private CredSsp() {}

    static void serve(InputStream input, OutputStream out, Member member, Clock clock) throws IOException {
        DataInputStream in = new DataInputStream(input);
        for (Optional<String> request = read(in); request.isPresent(); request = read(in)) {
            String text = request.get();
            int at = text.indexOf(NTLM);
            if (at < 0 || at + 8 >= text.length()) {
                throw new ProtocolException("no NTLM message");
            }
            if (text.charAt(at + 8) == 1) {
                byte[] challenge = NtlmChallenge.of(member, clock.instant());
                boolean wrapped = text.contains(SPNEGO);
                out.write(tokens(wrapped ? inSpnego(challenge) : challenge));
                out.flush();
            } else {
                out.write(refusal());
                out.flush();
                return;
            }
        }
    }

    /** One TSRequest (MS-CSSP 2.2.1) as Latin-1 text, one character a byte; empty at the end of the stream. */
    private static Optional<String> read(DataInputStream in) throws IOException {
        int tag = in.read();
        if (tag < 0) {
            return Optional.empty();
        }
        int length = in.readUnsignedByte();
        if (length > 0x80) {
            int octets = length & 0x7F;
            length = octets > 3 ? LARGEST_REQUEST + 1 : 0;
            for (int octet = 0; octet < octets && octets <= 3; octet++) {
                length = (length << 8) | in.readUnsignedByte();
            }
        }
        if (tag != 0x30 || length > LARGEST_REQUEST) {
            throw new ProtocolException("not a TSRequest");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return Optional.of(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] tokens(byte[] token) throws IOException {
        DERSequence item = new DERSequence(new DERTaggedObject(true, 0, new DEROctetString(token)));
        return sequence(version(), new DERTaggedObject(true, 1, new DERSequence(item)));
    }

    private static byte[] refusal() throws IOException {
        return sequence(version(), new DERTaggedObject(true, 4, new ASN1Integer(STATUS_LOGON_FAILURE)));
    }

    private static DERTaggedObject version() {
        return new DERTaggedObject(true, 0, new ASN1Integer(VERSION));
    }

    /** NegTokenResp, RFC 4178 4.2.2: accept-incomplete, NTLM, the token. */
    private static byte[] inSpnego(byte[] token) throws IOException {
        ASN1EncodableVector response = new ASN1EncodableVector();
        response.add(new DERTaggedObject(true, 0, new ASN1Enumerated(1)));
        response.add(new DERTaggedObject(true, 1, NTLM_MECHANISM));
        response.add(new DERTaggedObject(true, 2, new DEROctetString(token)));
        return new DERTaggedObject(true, 1, new DERSequence(response)).getEncoded(ASN1Encoding.DER);
    }

    private static byte[] sequence(ASN1Encodable... parts) throws IOException {
        return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    }
}
