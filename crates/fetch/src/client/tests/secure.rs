//! A site over TLS with HTTP/2, and whom the client trusts.

use super::*;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

const CERTIFICATE: &[u8] = include_bytes!("../../../testdata/courier.localhost.certificate.der");
const KEY: &[u8] = include_bytes!("../../../testdata/courier.localhost.key.der");

/// Answers every request with the protocol that was agreed on; returns its address.
async fn site() -> Url {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(CERTIFICATE)], PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(KEY)))
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let protocol = Bytes::copy_from_slice(stream.get_ref().1.alpn_protocol().unwrap_or_default());
                let mut connection = h2::server::handshake(stream).await.unwrap();
                while let Some(Ok((_, mut respond))) = connection.accept().await {
                    let mut body = respond.send_response(http::Response::new(()), false).unwrap();
                    body.send_data(protocol.clone(), true).unwrap();
                }
            });
        }
    });
    Url::parse(&format!("https://courier.localhost:{port}/")).unwrap()
}

#[tokio::test]
async fn http_2_is_spoken_where_the_server_can() {
    let mut tls = connection::tls().unwrap();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from(CERTIFICATE)).unwrap();
    let provider = Arc::clone(tls.crypto_provider());
    let protocols = std::mem::take(&mut tls.alpn_protocols);
    let mut tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    tls.alpn_protocols = protocols;
    let client = Client::build(settings(), Arc::new(System), tls).unwrap();
    assert_eq!(fetched(client.get(feed(&site().await)).await).body, "h2");
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let result = client().get(feed(&site().await)).await;
    assert!(matches!(&result, Err(Error::TlsFailed { host, .. }) if host == "courier.localhost"), "{result:?}");
}
