package dev.rollcall.remote.winrm.soap;

/** The names of WS-Management (DMTF DSP0226) and of Microsoft's command shell in it (MS-WSMV 2.2.1). */
final class Namespaces {
    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
    static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
    static final String MICROSOFT = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd";
    static final String SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";
    static final String FAULT = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";
    static final String TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
    static final String COMMAND_SHELL = SHELL + "/cmd";

    private Namespaces() {}
}
